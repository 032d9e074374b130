package io.credence.registry.api;

import org.jspecify.annotations.Nullable;

/// An alias points elsewhere now. Topic `models.v1`, keyed by model. A null `version` means that
/// the alias was removed.
public record ModelAliasMoved(
        String model,
        String alias,
        @Nullable Integer fromVersion,
        @Nullable Integer version,
        boolean forced,
        String reason,
        String actor) {

    public static final String TOPIC = ModelVersionRegistered.TOPIC;
    public static final String TYPE = "io.credence.model.alias.moved.v1";
}
