/// Transforms against other ways of computing the same.
@NullMarked
package io.credence.feature.kernels.transform;

import org.jspecify.annotations.NullMarked;
