/// Bars as columns, and bars from trades.
@NullMarked
package io.credence.feature.kernels.bars;

import org.jspecify.annotations.NullMarked;
