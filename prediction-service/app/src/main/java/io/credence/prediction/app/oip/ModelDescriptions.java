package io.credence.prediction.app.oip;

import io.credence.platform.api.TenantId;
import io.credence.prediction.app.config.PredictionConfig;
import io.credence.prediction.app.serving.ModelLookup;
import io.credence.prediction.inference.model.LoadedModel;
import io.credence.prediction.inference.model.ModelSignature;
import io.credence.prediction.inference.pool.ModelLease;
import io.credence.prediction.inference.pool.ModelPool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// All that can be said about a tenant's models without running them.
@ApplicationScoped
class ModelDescriptions {

    private static final String PLATFORM = "tensorflow_savedmodel";

    private final ModelLookup models;
    private final ModelPool pool;
    private final int maxBatchRows;

    ModelDescriptions(ModelLookup models, ModelPool pool, PredictionConfig config) {
        this.models = models;
        this.pool = pool;
        this.maxBatchRows = config.batching().maxRows();
    }

    ModelMetadata metadata(TenantId tenant, ModelSelector selector) {
        try (ModelLease lease = lease(tenant, selector)) {
            ModelSignature signature = lease.model().signature();
            return new ModelMetadata(
                    selector.model(),
                    pool.models(tenant.value()).versionsOf(selector.model()).keySet().stream()
                            .map(version -> Integer.toString(version))
                            .toList(),
                    PLATFORM,
                    TensorMetadata.all(signature.inputs()),
                    TensorMetadata.all(signature.outputs()));
        }
    }

    ModelReady ready(TenantId tenant, ModelSelector selector) {
        try (ModelLease lease = lease(tenant, selector)) {
            return new ModelReady(lease.model().key().model(), true);
        }
    }

    ModelConfig config(TenantId tenant, ModelSelector selector) {
        try (ModelLease lease = lease(tenant, selector)) {
            ModelSignature signature = lease.model().signature();
            boolean batched = signature.batched();
            return new ModelConfig(
                    selector.model(),
                    PLATFORM,
                    "tensorflow",
                    batched ? maxBatchRows : 0,
                    signature.inputs().stream().map(s -> ModelConfig.tensor(s, batched)).toList(),
                    signature.outputs().stream().map(s -> ModelConfig.tensor(s, batched)).toList(),
                    new ModelConfig.DynamicBatching(0));
        }
    }

    StatsResponse stats(TenantId tenant, ModelSelector selector) {
        try (ModelLease lease = lease(tenant, selector)) {
            return new StatsResponse(List.of(ModelStats.of(lease.model())));
        }
    }

    /// Of every loaded version of one model.
    StatsResponse stats(TenantId tenant, String model) {
        try (ModelLease _ = lease(tenant, ModelSelector.of(model))) {
            return new StatsResponse(
                    pool.models(tenant.value()).versionsOf(model).values().stream()
                            .map(ModelStats::of)
                            .toList());
        }
    }

    StatsResponse stats(TenantId tenant) {
        return new StatsResponse(
                pool.models(tenant.value()).versions().values().stream()
                        .flatMap(versions -> versions.values().stream())
                        .sorted(java.util.Comparator.comparing((LoadedModel m) -> m.key().model()))
                        .map(ModelStats::of)
                        .toList());
    }

    private ModelLease lease(TenantId tenant, ModelSelector selector) {
        return models.require(tenant, selector.model(), selector.version(), selector.alias());
    }
}
