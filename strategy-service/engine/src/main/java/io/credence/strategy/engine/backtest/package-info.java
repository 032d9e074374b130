/// A fold of the trading core over stored bars and forecasts.
@NullMarked
package io.credence.strategy.engine.backtest;

import org.jspecify.annotations.NullMarked;
