package io.credence.feature.app.domain;

import io.credence.feature.kernels.bars.BarColumns;
import java.util.Optional;

/// The tapes of the current tenant, in sums.
public interface TradeFlow {

    /// The trades inside each bar; empty where the instrument has no tape at all.
    Optional<TradeSums> sums(Series series, BarColumns bars);
}
