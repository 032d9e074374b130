/// Strategies, paper portfolios, their risk and their backtests: what the service decides around
/// the trading engine.
@NullMarked
package io.credence.strategy.app.domain;

import org.jspecify.annotations.NullMarked;
