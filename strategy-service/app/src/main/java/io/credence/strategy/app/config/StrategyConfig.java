package io.credence.strategy.app.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "credence.strategy")
public interface StrategyConfig {

    Backtests backtests();

    interface Backtests {

        /// Longest backtest, in bars of its interval.
        @WithDefault("1000000")
        int maxBars();

        /// Bars before the start that warm the volatility forecast up.
        @WithDefault("200")
        int warmUpBars();

        /// Forecasts asked of prediction-service at once, in bars.
        @WithDefault("20000")
        int forecastBars();

        /// Points of the stored equity curve; a longer one is thinned.
        @WithDefault("5000")
        int curvePoints();
    }
}
