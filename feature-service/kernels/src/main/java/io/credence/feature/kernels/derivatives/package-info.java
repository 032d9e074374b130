/// Features of perpetual futures: funding, open interest, basis and forced trades.
@NullMarked
package io.credence.feature.kernels.derivatives;

import org.jspecify.annotations.NullMarked;
