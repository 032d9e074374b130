package io.credence.feature.app.domain.rows;

import io.credence.feature.api.FeatureSet;
import io.credence.feature.app.domain.bars.BarHistory;
import io.credence.feature.app.domain.bars.Series;
import io.credence.feature.app.domain.observation.KnownInputs;
import io.credence.feature.app.domain.sets.FeatureSetEntry;
import io.credence.feature.app.domain.sets.FeatureSetOrigin;
import io.credence.feature.app.domain.sets.FeatureSets;
import io.credence.feature.kernels.bars.BarColumns;
import io.credence.feature.kernels.engine.FeatureMatrix;
import io.credence.feature.kernels.engine.FeatureSetEngine;
import io.credence.platform.api.ProblemException;
import io.credence.platform.service.tenant.TenantContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.OptionalLong;

/// Feature rows about the past: the same fold as live, begun where the segment begins, so the
/// values are those that were published.
@ApplicationScoped
public class FeatureReader {

    private final FeatureSets sets;
    private final BarHistory history;
    private final KernelFold fold;
    private final KnownInputs inputs;
    private final TenantContext tenant;

    @Inject
    FeatureReader(
            FeatureSets sets,
            BarHistory history,
            KernelFold fold,
            KnownInputs inputs,
            TenantContext tenant) {
        this.sets = sets;
        this.history = history;
        this.fold = fold;
        this.inputs = inputs;
        this.tenant = tenant;
    }

    /// The set of that name.
    ///
    /// @throws ProblemException when the tenant has no such set
    public FeatureSet set(String name) {
        return sets.require(name);
    }

    /// On what the tenant's set was fitted; empty where it was not.
    public Optional<FeatureSetOrigin> origin(String name) {
        return sets.find(name).flatMap(FeatureSetEntry::origin);
    }

    /// Rows with `fromMs <= openTimeMs < toMs`.
    public FeatureRows range(Series series, FeatureSet set, long fromMs, long toMs) {
        FeaturePass pass = pass(series, set, fromMs, toMs);
        return new FeatureRows(
                set,
                series.interval(),
                pass.bars(),
                FeatureMatrix.compute(pass.engine(), pass.bars(), pass.inputs()));
    }

    /// The same rows for whoever computes them one by one, because together they are too many.
    public FeaturePass pass(Series series, FeatureSet set, long fromMs, long toMs) {
        FeatureSetEngine engine = fold.before(tenant.tenant(), series, set, fromMs);
        BarColumns bars = history.read(series, fromMs, toMs, Integer.MAX_VALUE);
        return new FeaturePass(
                series,
                set,
                engine,
                bars,
                inputs.beside(series, bars, engine.inputs()),
                inputs.past(series, engine.inputs()));
    }

    /// How many of the rows know something newly that had come too late for them.
    public long lateRows(FeaturePass pass) {
        return inputs.lateBars(pass.series(), pass.bars(), pass.engine().inputs());
    }

    /// The newest `count` rows.
    public FeatureRows latest(Series series, FeatureSet set, int count) {
        OptionalLong from = history.nthBefore(series, Long.MAX_VALUE, count);
        return range(series, set, from.orElse(0L), Long.MAX_VALUE);
    }
}
