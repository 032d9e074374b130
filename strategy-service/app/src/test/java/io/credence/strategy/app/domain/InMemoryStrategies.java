package io.credence.strategy.app.domain;

import io.credence.strategy.api.StrategySpec;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The strategies of one tenant.
final class InMemoryStrategies implements Strategies {

    private final Map<UUID, Strategy> rows = new LinkedHashMap<>();

    @Override
    public Optional<Strategy> add(UUID id, StrategySpec spec, String actor, Instant at) {
        if (named(spec.name()).isPresent()) {
            return Optional.empty();
        }
        Strategy added = new Strategy(id, 0, spec, at, actor, at, actor);
        rows.put(id, added);
        return Optional.of(added);
    }

    @Override
    public Optional<Strategy> find(UUID id) {
        return Optional.ofNullable(rows.get(id));
    }

    @Override
    public Optional<Strategy> named(String name) {
        return rows.values().stream().filter(row -> row.spec().name().equals(name)).findFirst();
    }

    @Override
    public Optional<Strategy> locked(UUID id) {
        return find(id);
    }

    @Override
    public Strategy update(UUID id, StrategySpec spec, String actor, Instant at) {
        Strategy old = Objects.requireNonNull(rows.get(id));
        Strategy changed =
                new Strategy(
                        id, old.version() + 1, spec, old.createdAt(), old.createdBy(), at, actor);
        rows.put(id, changed);
        return changed;
    }

    @Override
    public List<Strategy> page(@Nullable UUID after, int limit) {
        return List.copyOf(rows.values());
    }
}
