/// The trading core: one bar in, one decision out. Deterministic: no clock, no randomness, no
/// environment; backtest and paper trading run the same object.
@NullMarked
package io.credence.strategy.engine;

import org.jspecify.annotations.NullMarked;
