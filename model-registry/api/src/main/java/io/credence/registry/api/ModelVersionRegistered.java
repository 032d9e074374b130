package io.credence.registry.api;

/// A new immutable version exists. Topic `models.v1`, keyed by model.
public record ModelVersionRegistered(
        String model, int version, String runId, String artifactSha256) {

    public static final String TOPIC = "models.v1";
    public static final String TYPE = "io.credence.model.version.registered.v1";
}
