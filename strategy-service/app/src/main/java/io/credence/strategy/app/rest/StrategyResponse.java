package io.credence.strategy.app.rest;

import io.credence.strategy.api.StrategySpec;
import io.credence.strategy.app.domain.Strategy;
import java.time.Instant;
import java.util.UUID;

/// A strategy as stored. `etag` is what `If-Match` takes.
record StrategyResponse(
        UUID id,
        long version,
        String etag,
        StrategySpec spec,
        Instant createdAt,
        String createdBy,
        Instant updatedAt,
        String updatedBy) {

    static StrategyResponse from(Strategy strategy) {
        return new StrategyResponse(
                strategy.id(),
                strategy.version(),
                "\"" + strategy.version() + "\"",
                strategy.spec(),
                strategy.createdAt(),
                strategy.createdBy(),
                strategy.updatedAt(),
                strategy.updatedBy());
    }
}
