/// Tests of the package of the same name.
@NullMarked
package io.credence.gateway.limits;

import org.jspecify.annotations.NullMarked;
