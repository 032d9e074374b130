/// Tests of the package of the same name.
@NullMarked
package io.credence.gateway.security;

import org.jspecify.annotations.NullMarked;
