/// Content-addressed files, one scope per tenant, and the archives that travel through them.
@NullMarked
package io.credence.platform.artifacts;

import org.jspecify.annotations.NullMarked;
