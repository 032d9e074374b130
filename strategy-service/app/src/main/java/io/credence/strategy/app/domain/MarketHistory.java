package io.credence.strategy.app.domain;

import io.credence.strategy.engine.backtest.BarSeries;

/// Stored bars.
public interface MarketHistory {

    boolean knows(String instrument);

    /// Bars with `fromMs <= openTimeMs < toMs`, ascending; may be none.
    BarSeries bars(String instrument, String interval, long fromMs, long toMs);
}
