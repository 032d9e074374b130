package io.credence.feature.app.domain;

import io.credence.feature.api.FeatureErrorCode;
import io.credence.feature.api.FeatureSet;
import io.credence.feature.kernels.bars.BarColumns;
import io.credence.feature.kernels.catalogue.FeatureCatalogue;
import io.credence.feature.kernels.engine.FeatureMatrix;
import io.credence.feature.kernels.engine.FeatureSetEngine;
import io.credence.platform.api.ProblemException;
import io.credence.platform.api.Violation;
import io.credence.platform.service.tenant.TenantContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.OptionalLong;

/// Feature rows about the past: the same fold as live, begun where the segment begins, so the
/// values are those that were published.
@ApplicationScoped
public class FeatureReader {

    private final BarHistory history;
    private final KernelFold fold;
    private final TenantContext tenant;

    @Inject
    FeatureReader(BarHistory history, KernelFold fold, TenantContext tenant) {
        this.history = history;
        this.fold = fold;
        this.tenant = tenant;
    }

    public static FeatureSet set(String name) {
        return FeatureCatalogue.set(name)
                .orElseThrow(() -> {
                    String rule =
                            "must be one of "
                                    + String.join(
                                            ", ",
                                            FeatureCatalogue.sets().stream()
                                                    .map(FeatureSet::name)
                                                    .toList());
                    return new ProblemException(
                            FeatureErrorCode.UNKNOWN_FEATURE_SET,
                            "feature set " + rule,
                            List.of(new Violation("feature_set", rule)));
                });
    }

    /// Rows with `fromMs <= openTimeMs < toMs`.
    public FeatureRows range(Series series, FeatureSet set, long fromMs, long toMs) {
        FeatureSetEngine engine = fold.before(tenant.tenant(), series, set, fromMs);
        BarColumns bars = history.read(series, fromMs, toMs, Integer.MAX_VALUE);
        return new FeatureRows(set, series.interval(), bars, FeatureMatrix.compute(engine, bars));
    }

    /// The newest `count` rows.
    public FeatureRows latest(Series series, FeatureSet set, int count) {
        OptionalLong from = history.nthBefore(series, Long.MAX_VALUE, count);
        return range(series, set, from.orElse(0L), Long.MAX_VALUE);
    }
}
