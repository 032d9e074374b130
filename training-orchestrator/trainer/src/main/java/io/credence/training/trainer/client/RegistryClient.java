package io.credence.training.trainer.client;

import io.credence.registry.api.ModelCard;

/// What a Job asks of model-registry.
public final class RegistryClient {

    private final ServiceClient service;

    public RegistryClient(ServiceClient service) {
        this.service = service;
    }

    private record Publication(String runId, String artifactSha256, ModelCard card) {}

    private record Published(int version) {}

    /// Registers a version; the same run again gets the same version.
    public int publish(String model, String runId, String artifactSha256, ModelCard card) {
        return service.post(
                        "api/v1/models/" + model + "/versions",
                        new Publication(runId, artifactSha256, card),
                        Published.class)
                .version();
    }
}
