/// Features of what happens inside a bar and in the order book: who trades, at which cost and with
/// which effect.
@NullMarked
package io.credence.feature.kernels.microstructure;

import org.jspecify.annotations.NullMarked;
