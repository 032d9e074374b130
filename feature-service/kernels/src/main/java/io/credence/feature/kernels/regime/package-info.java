/// Features of the state the market is in: whether it trends, which way, how calm, how persistent.
@NullMarked
package io.credence.feature.kernels.regime;

import org.jspecify.annotations.NullMarked;
