package io.credence.feature.app.domain;

import io.credence.feature.api.DatasetManifest;
import io.credence.feature.api.FeatureSet;
import io.credence.feature.kernels.drift.DriftVerdict;
import java.util.Comparator;
import java.util.List;

/// The newest rows of a series against a dataset.
///
/// @param rows how many there were to compare
/// @param firstOpenMs of these rows
/// @param newestOpenMs of these rows and of the series
/// @param ageMs since the newest row could first be known
public record DriftReport(
        Series series,
        FeatureSet set,
        DatasetManifest dataset,
        int rows,
        long firstOpenMs,
        long newestOpenMs,
        long ageMs,
        List<FeatureDrift> features) {

    // A bar that is late by a whole interval is not merely on its way.
    private static final int STALE_INTERVALS = 2;

    public DriftReport {
        features = List.copyOf(features);
    }

    public boolean isStale() {
        return ageMs > STALE_INTERVALS * series.interval().millis();
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
        return features.stream()
                .mapToDouble(FeatureDrift::stabilityIndex)
                .filter(index -> !Double.isNaN(index))
                .max()
                .orElse(Double.NaN);
    }

    /// Of the features that can be judged; 0 where none can.
    public double driftedShare() {
        return features.stream()
                .filter(feature -> feature.verdict() != DriftVerdict.UNKNOWN)
                .mapToDouble(feature -> feature.verdict() == DriftVerdict.DRIFTED ? 1.0 : 0.0)
                .average()
                .orElse(0.0);
    }
}
