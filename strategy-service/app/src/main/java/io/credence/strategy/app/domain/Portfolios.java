package io.credence.strategy.app.domain;

import io.credence.strategy.api.StrategySpec;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The tenant's paper portfolios.
public interface Portfolios {

    /// A portfolio that wants a prediction, and the strategy that it follows.
    record Follower(UUID portfolio, StrategySpec spec) {}

    void add(Portfolio portfolio);

    Optional<Portfolio> find(UUID id);

    /// Locked until the transaction ends.
    Optional<Portfolio> locked(UUID id);

    /// Stores what a locked portfolio has become.
    void update(Portfolio portfolio);

    /// By age, after the one with id `after`.
    List<Portfolio> page(@Nullable UUID after, int limit);

    List<Follower> followers(
            String stream, String instrument, String interval, String model, String alias);
}
