package io.credence.strategy.app.domain;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The tenant's backtests.
public interface Backtests {

    /// Stores one with its curve and trades.
    void add(StoredBacktest backtest);

    Optional<StoredBacktest> find(UUID id);

    /// Newest first, before the one with id `before`; without curves and trades.
    List<StoredBacktest> page(UUID before, int limit);
}
