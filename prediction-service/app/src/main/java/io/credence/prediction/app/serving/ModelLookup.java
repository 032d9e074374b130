package io.credence.prediction.app.serving;

import io.credence.platform.api.ProblemException;
import io.credence.platform.api.TenantId;
import io.credence.prediction.api.PredictionErrorCode;
import io.credence.prediction.inference.pool.ModelLease;
import io.credence.prediction.inference.pool.ModelPool;
import io.credence.prediction.inference.pool.TenantModels;
import io.credence.registry.api.Alias;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds the model a request means, within the tenant.
@ApplicationScoped
public class ModelLookup {

    private final ModelPool pool;
    private final ServingBoard board;

    ModelLookup(ModelPool pool, ServingBoard board) {
        this.pool = pool;
        this.board = board;
    }

    /// The named version, else the named alias, else the champion, else the newest loaded version.
    ///
    /// @throws ProblemException 404 for what the registry does not serve to this tenant, 503 while
    ///   it is not loaded
    public ModelLease require(
            TenantId tenant, String model, @Nullable Integer version, @Nullable String alias) {
        Optional<ModelLease> lease = find(tenant, model, version, alias);
        return lease.orElseThrow(() -> absent(tenant, model, version, alias));
    }

    private Optional<ModelLease> find(
            TenantId tenant, String model, @Nullable Integer version, @Nullable String alias) {
        if (version != null) {
            return pool.byVersion(tenant.value(), model, version);
        }
        if (alias != null) {
            return pool.byAlias(tenant.value(), model, alias);
        }
        Optional<ModelLease> champion = pool.byAlias(tenant.value(), model, Alias.CHAMPION.value());
        if (champion.isPresent()) {
            return champion;
        }
        TenantModels models = pool.models(tenant.value());
        return models.versionsOf(model).isEmpty()
                ? Optional.empty()
                : pool.byVersion(tenant.value(), model, models.versionsOf(model).lastKey());
    }

    private ProblemException absent(
            TenantId tenant, String model, @Nullable Integer version, @Nullable String alias) {
        Optional<ServedModel> wanted =
                board.of(tenant).stream()
                        .filter(served -> served.wanted().model().equals(model))
                        .filter(served -> version == null || served.wanted().version() == version)
                        .filter(served -> alias == null || served.wanted().alias().equals(alias))
                        .findFirst();
        String name =
                model + (version == null ? "" : "/" + version) + (alias == null ? "" : "@" + alias);
        if (wanted.isEmpty()) {
            return ProblemException.notFound("served model", name);
        }
        String reason = wanted.get().reason();
        return new ProblemException(
                PredictionErrorCode.MODEL_NOT_READY,
                "model " + name + (reason == null ? " is loading" : " failed: " + reason));
    }
}
