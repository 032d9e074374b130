/// Kernels that compare the price with its own past.
@NullMarked
package io.credence.feature.kernels.momentum;

import org.jspecify.annotations.NullMarked;
