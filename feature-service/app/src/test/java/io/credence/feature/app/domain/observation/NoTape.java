package io.credence.feature.app.domain.observation;

import io.credence.feature.app.domain.bars.Series;
import io.credence.feature.kernels.bars.BarColumns;
import java.util.Set;

/// Nobody prints anything.
public final class NoTape implements TradeFlow {

    @Override
    public TradeSums sums(Series series, BarColumns bars) {
        return new TradeSums(bars, series.interval(), Long.MIN_VALUE);
    }

    @Override
    public Set<Long> lateBars(Series series, long fromMs, long untilMs) {
        return Set.of();
    }
}
