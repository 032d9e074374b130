/// The only door of the suite.
@NullMarked
package io.credence.gateway;

import org.jspecify.annotations.NullMarked;
