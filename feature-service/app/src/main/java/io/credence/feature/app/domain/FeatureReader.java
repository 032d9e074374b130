package io.credence.feature.app.domain;

import io.credence.feature.api.FeatureErrorCode;
import io.credence.feature.api.FeatureSet;
import io.credence.feature.api.WindowSpec;
import io.credence.feature.kernels.bars.BarColumns;
import io.credence.feature.kernels.catalogue.FeatureCatalogue;
import io.credence.feature.kernels.engine.FeatureMatrix;
import io.credence.platform.api.ProblemException;
import io.credence.platform.api.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.OptionalLong;

/// Feature rows about the past: the same fold as live, begun where the segment begins, so the
/// values are those that were published.
@ApplicationScoped
public class FeatureReader {

    private final BarHistory history;

    @Inject
    FeatureReader(BarHistory history) {
        this.history = history;
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
        long start = history.foldStart(series, fromMs);
        BarColumns bars = history.read(series, start, toMs, Integer.MAX_VALUE);
        FeatureMatrix matrix =
                FeatureMatrix.compute(set, series.interval(), WindowSpec.DEFAULT, bars);
        return new FeatureRows(set, series.interval(), bars, matrix, bars.indexAtOrAfter(fromMs));
    }

    /// The newest `count` rows.
    public FeatureRows latest(Series series, FeatureSet set, int count) {
        OptionalLong from = history.nthBefore(series, Long.MAX_VALUE, count);
        return range(series, set, from.orElse(0L), Long.MAX_VALUE);
    }
}
