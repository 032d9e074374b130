package io.credence.feature.app.domain.drift;

import io.credence.feature.app.domain.dataset.DriftBasis;
import io.credence.feature.kernels.drift.DriftVerdict;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// The newest rows of a series against a dataset.
///
/// @param then the rows of the dataset that they are compared with
public record DriftReport(
        FreshnessReport freshness, DriftBasis basis, Then then, List<FeatureDrift> features) {

    /// Rows of a dataset.
    ///
    /// @param instruments whose rows they are: the series' own, or all of a dataset without it
    public record Then(List<String> instruments, long rows, long firstOpenMs, long lastOpenMs) {

        public Then {
            instruments = List.copyOf(instruments);
        }
    }

    public DriftReport {
        features = List.copyOf(features);
    }

    /// Whether they are compared with what was learnt of the same instrument.
    public boolean isOfItsOwn() {
        return then.instruments().equals(List.of(freshness.series().instrument().value()));
    }

    /// Whether the set's features are computed otherwise than in the dataset.
    public boolean isRedefined() {
        return !freshness.set().hash().equals(basis.dataset().featureSetHash());
    }

    /// The worst of the features' verdicts; unknown only where all are.
    public DriftVerdict verdict() {
        return features.stream()
                .map(FeatureDrift::verdict)
                .max(Comparator.naturalOrder())
                .orElse(DriftVerdict.UNKNOWN);
    }

    /// NaN where no feature has one.
    public double worstStabilityIndex() {
        return worst(FeatureDrift::stabilityIndex);
    }

    /// NaN where no feature has one.
    public double worstDistance() {
        return worst(FeatureDrift::kolmogorovSmirnov);
    }

    private double worst(ToDoubleFunction<FeatureDrift> measure) {
        return features.stream()
                .mapToDouble(measure)
                .filter(value -> !Double.isNaN(value))
                .max()
                .orElse(Double.NaN);
    }

    /// Of the features that can be judged; 0 where none can.
    public double driftedShare() {
        return features.stream()
                .filter(feature -> feature.verdict() != DriftVerdict.UNKNOWN)
                .mapToDouble(feature -> feature.verdict().isDrift() ? 1.0 : 0.0)
                .average()
                .orElse(0.0);
    }
}
