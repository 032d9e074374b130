/// Tests of the package of the same name.
@NullMarked
package io.credence.gateway.stream;

import org.jspecify.annotations.NullMarked;
