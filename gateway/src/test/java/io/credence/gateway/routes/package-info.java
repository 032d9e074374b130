/// Tests of the package of the same name.
@NullMarked
package io.credence.gateway.routes;

import org.jspecify.annotations.NullMarked;
