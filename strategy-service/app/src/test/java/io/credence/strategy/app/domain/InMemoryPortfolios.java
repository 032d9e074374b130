package io.credence.strategy.app.domain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The portfolios of one tenant; nothing follows a stream here.
final class InMemoryPortfolios implements Portfolios {

    private final Map<UUID, Portfolio> rows = new LinkedHashMap<>();

    @Override
    public void add(Portfolio portfolio) {
        rows.put(portfolio.id(), portfolio);
    }

    @Override
    public Optional<Portfolio> find(UUID id) {
        return Optional.ofNullable(rows.get(id));
    }

    @Override
    public Optional<Portfolio> locked(UUID id) {
        return find(id);
    }

    @Override
    public void update(Portfolio portfolio) {
        rows.put(portfolio.id(), portfolio);
    }

    @Override
    public List<Portfolio> page(@Nullable UUID after, int limit) {
        return List.copyOf(rows.values());
    }

    @Override
    public List<Follower> behind(
            String stream, String instrument, String interval, long openTimeMs) {
        return List.of();
    }
}
