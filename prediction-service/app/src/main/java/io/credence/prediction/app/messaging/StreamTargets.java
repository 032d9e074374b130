package io.credence.prediction.app.messaging;

import io.credence.feature.api.FeatureRowComputed;
import io.credence.platform.api.ProblemException;
import io.credence.platform.api.TenantId;
import io.credence.prediction.app.serving.ForecastModel;
import io.credence.prediction.app.serving.Forecaster;
import io.credence.prediction.app.serving.ServedModel;
import io.credence.prediction.app.serving.ServingBoard;
import io.credence.prediction.inference.pool.ModelPool;
import io.credence.registry.api.Alias;
import io.credence.registry.api.ServedAlias;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The champions that answer a tenant's rows, each leased once per batch: one batch, one version.
final class StreamTargets implements AutoCloseable {

    private final TenantId tenant;
    private final List<ServedModel> champions;
    private final ModelPool pool;
    private final Forecaster forecaster;
    private final Map<String, StreamTarget> targets = new HashMap<>();

    StreamTargets(TenantId tenant, ServingBoard board, ModelPool pool, Forecaster forecaster) {
        this.tenant = tenant;
        this.champions =
                board.of(tenant).stream()
                        .filter(s -> s.wanted().alias().equals(Alias.CHAMPION.value()))
                        .toList();
        this.pool = pool;
        this.forecaster = forecaster;
    }

    /// The models trained on such rows.
    List<StreamTarget> of(FeatureRowComputed row) {
        List<StreamTarget> matching = new ArrayList<>();
        for (ServedModel champion : champions) {
            if (matches(champion.wanted().lineage(), row)) {
                matching.add(
                        targets.computeIfAbsent(champion.wanted().model(), m -> target(m, row)));
            }
        }
        return matching;
    }

    /// All that were asked for.
    Iterable<StreamTarget> used() {
        return targets.values();
    }

    private StreamTarget target(String model, FeatureRowComputed row) {
        String alias = Alias.CHAMPION.value();
        return new StreamTarget(model, alias, lease(model, alias, row));
    }

    // The version that serves may be older than the wanted one, and trained on something else.
    private @Nullable ForecastModel lease(String model, String alias, FeatureRowComputed row) {
        try {
            ForecastModel loaded =
                    pool.byAlias(tenant.value(), model, alias)
                            .map(lease -> forecaster.forecasting(tenant, lease))
                            .orElse(null);
            if (loaded != null && !matches(loaded.lineage(), row)) {
                loaded.close();
                return null;
            }
            return loaded;
        } catch (ProblemException e) {
            return null;
        }
    }

    private static boolean matches(ServedAlias.Lineage lineage, FeatureRowComputed row) {
        return lineage.instrument().equals(row.instrument())
                && lineage.interval().equals(row.interval())
                && lineage.featureSetHash().equals(row.featureSetHash());
    }

    @Override
    public void close() {
        for (StreamTarget target : targets.values()) {
            ForecastModel loaded = target.loaded();
            if (loaded != null) {
                loaded.close();
            }
        }
    }
}
