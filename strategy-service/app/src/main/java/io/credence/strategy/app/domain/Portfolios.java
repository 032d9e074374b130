package io.credence.strategy.app.domain;

import io.credence.strategy.api.StrategySpec;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The tenant's paper portfolios.
public interface Portfolios {

    /// A portfolio that wants a bar, and the strategy that it follows.
    record Follower(UUID portfolio, StrategySpec spec) {}

    void add(Portfolio portfolio);

    Optional<Portfolio> find(UUID id);

    /// Locked until the transaction ends.
    Optional<Portfolio> locked(UUID id);

    /// Stores what a locked portfolio has become.
    void update(Portfolio portfolio);

    /// By age, after the one with id `after`.
    List<Portfolio> page(UUID after, int limit);

    /// Those on a stream of bars, whichever model they follow, that have not seen or not decided on
    /// the bar that opened at `openTimeMs` yet.
    List<Follower> behind(String stream, String instrument, String interval, long openTimeMs);
}
