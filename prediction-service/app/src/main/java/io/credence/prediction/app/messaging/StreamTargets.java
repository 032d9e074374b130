package io.credence.prediction.app.messaging;

import io.credence.feature.api.FeatureRowComputed;
import io.credence.platform.api.ProblemException;
import io.credence.platform.api.TenantId;
import io.credence.prediction.api.PredictionMade;
import io.credence.prediction.app.serving.FeatureSetStates;
import io.credence.prediction.app.serving.ForecastModel;
import io.credence.prediction.app.serving.Forecaster;
import io.credence.prediction.app.serving.ServedModel;
import io.credence.prediction.app.serving.ServingBoard;
import io.credence.prediction.inference.pool.ModelPool;
import io.credence.registry.api.ServedAlias;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The aliases that answer a tenant's rows, each leased once per batch: one batch, one version.
final class StreamTargets implements AutoCloseable {

    private final TenantId tenant;
    private final List<ServedAlias> served;
    private final FeatureSetStates sets;
    private final ModelPool pool;
    private final Forecaster forecaster;
    private final Map<Name, StreamTarget> targets = new HashMap<>();

    StreamTargets(
            TenantId tenant,
            ServingBoard board,
            FeatureSetStates sets,
            ModelPool pool,
            Forecaster forecaster) {
        this.tenant = tenant;
        this.served = board.of(tenant).stream().map(ServedModel::wanted).toList();
        this.sets = sets;
        this.pool = pool;
        this.forecaster = forecaster;
    }

    /// The aliases of models trained on such rows.
    List<StreamTarget> of(FeatureRowComputed row) {
        if (isLive(row)) {
            sets.heard(tenant, row.featureSet(), row.featureSetHash());
        }
        List<StreamTarget> matching = new ArrayList<>();
        for (ServedAlias alias : served) {
            if (matches(alias.lineage(), row)) {
                matching.add(
                        targets.computeIfAbsent(
                                new Name(alias.model(), alias.alias()), name -> target(name, row)));
            }
        }
        return matching;
    }

    /// The aliases that can only say that they have no row of this live bar, because their feature
    /// set is not live. Without a word of theirs, whoever follows them would wait for one.
    List<StreamTarget> silent(FeatureRowComputed row) {
        return served.stream()
                .filter(alias -> answersAnotherSet(alias.lineage(), row))
                .filter(alias -> sets.isSilent(tenant, alias.lineage().featureSet()))
                .map(alias -> new StreamTarget(alias.model(), alias.alias(), null))
                .toList();
    }

    /// Who answers the row's bar, by this row or by that of another feature set.
    List<String> answering(FeatureRowComputed row) {
        return served.stream()
                .filter(alias ->
                        matches(alias.lineage(), row) || answersAnotherSet(alias.lineage(), row))
                .map(alias -> PredictionMade.answerer(alias.model(), alias.alias()))
                .toList();
    }

    /// All that were asked for.
    Iterable<StreamTarget> used() {
        return targets.values();
    }

    private StreamTarget target(Name name, FeatureRowComputed row) {
        return new StreamTarget(name.model(), name.alias(), lease(name.model(), name.alias(), row));
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

    // A live bar comes once per live set, a replay has one set only.
    private static boolean answersAnotherSet(
            ServedAlias.InputLineage lineage, FeatureRowComputed row) {
        return isLive(row)
                && lineage.instrument().equals(row.instrument())
                && lineage.interval().equals(row.interval())
                && !lineage.featureSet().equals(row.featureSet());
    }

    private static boolean isLive(FeatureRowComputed row) {
        return row.stream().equals(FeatureRowComputed.LIVE);
    }

    private static boolean matches(ServedAlias.InputLineage lineage, FeatureRowComputed row) {
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

    private record Name(String model, String alias) {}
}
