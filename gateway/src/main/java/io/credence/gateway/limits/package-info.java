/// How much one tenant may ask for.
@NullMarked
package io.credence.gateway.limits;

import org.jspecify.annotations.NullMarked;
