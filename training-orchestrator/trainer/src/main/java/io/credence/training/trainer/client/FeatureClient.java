package io.credence.training.trainer.client;

import io.credence.feature.api.DatasetManifest;
import java.nio.file.Path;

/// What a Job asks of feature-service.
public final class FeatureClient {

    private static final String DATASETS = "api/v1/datasets/";

    private final ServiceClient service;

    public FeatureClient(ServiceClient service) {
        this.service = service;
    }

    public DatasetManifest manifest(String datasetId) {
        return service.get(DATASETS + datasetId, DatasetManifest.class);
    }

    public void download(String datasetId, Path target) {
        service.download(DATASETS + datasetId + "/content", target);
    }
}
