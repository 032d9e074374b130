package io.credence.strategy.app.domain;

import io.credence.strategy.api.StrategySpec;
import java.time.Instant;
import java.util.UUID;

/// A strategy as stored. `version` grows with every change and is the entity tag.
public record Strategy(
        UUID id,
        long version,
        StrategySpec spec,
        Instant createdAt,
        String createdBy,
        Instant updatedAt,
        String updatedBy) {}
