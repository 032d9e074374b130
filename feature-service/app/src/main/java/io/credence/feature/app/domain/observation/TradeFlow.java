package io.credence.feature.app.domain.observation;

import io.credence.feature.app.domain.bars.Series;
import io.credence.feature.kernels.bars.BarColumns;
import java.util.Set;

/// The tapes of the current tenant, in sums.
public interface TradeFlow {

    /// The trades inside each bar.
    TradeSums sums(Series series, BarColumns bars);

    /// Bars inside which trades were printed that came when they were closed, by how many intervals
    /// after `fromMs` they open.
    ///
    /// @param fromMs the first bar's opening
    /// @param untilMs the last bar's close
    Set<Long> lateBars(Series series, long fromMs, long untilMs);
}
