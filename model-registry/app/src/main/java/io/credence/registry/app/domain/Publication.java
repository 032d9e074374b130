package io.credence.registry.app.domain;

import io.credence.registry.api.ModelCard;
import io.credence.registry.api.ModelName;

/// A run's result, offered as the next version of a model.
public record Publication(
        ModelName model, String runId, String artifactSha256, ModelCard card, String actor) {}
