/// What is known beside a bar, by name, and features of it: trades, order book, derivatives, chain,
/// other markets.
@NullMarked
package io.credence.feature.kernels.inputs;

import org.jspecify.annotations.NullMarked;
