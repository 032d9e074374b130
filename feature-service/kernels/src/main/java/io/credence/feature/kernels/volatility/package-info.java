/// Features of how much the price moves.
@NullMarked
package io.credence.feature.kernels.volatility;

import org.jspecify.annotations.NullMarked;
