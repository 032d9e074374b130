package io.credence.strategy.app.domain;

import io.credence.strategy.api.StrategySpec;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The tenant's strategies.
public interface Strategies {

    /// Empty if the name is taken, also by somebody who was faster.
    Optional<Strategy> add(UUID id, StrategySpec spec, String actor, Instant at);

    Optional<Strategy> find(UUID id);

    Optional<Strategy> named(String name);

    /// The strategy, locked until the transaction ends.
    Optional<Strategy> locked(UUID id);

    /// Changes a locked strategy.
    Strategy update(UUID id, StrategySpec spec, String actor, Instant at);

    /// By age, after the one with id `after`.
    List<Strategy> page(UUID after, int limit);
}
