/// Tests of what the whole gateway promises.
@NullMarked
package io.credence.gateway;

import org.jspecify.annotations.NullMarked;
