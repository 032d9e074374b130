package io.credence.feature.app.rest;

import io.credence.feature.app.domain.DriftReport;
import io.credence.feature.app.domain.FeatureDrift;
import io.credence.feature.kernels.drift.DriftVerdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The newest rows of a series against those of a dataset; null where there is nothing to compare.
///
/// @param definitionChanged whether the set's features are computed otherwise than in the dataset:
///   a drift may then be the definition's
record DriftResponse(
        String instrument,
        String interval,
        String featureSet,
        String dataset,
        boolean definitionChanged,
        Rows then,
        Rows now,
        Freshness freshness,
        DriftVerdict verdict,
        @Nullable Double worstStabilityIndex,
        double driftedShare,
        List<Feature> features) {

    /// The rows that were compared.
    record Rows(long count, long firstOpenTimeMs, long lastOpenTimeMs) {}

    /// @param ageMs since the newest row could first be known
    /// @param stale more than two intervals
    record Freshness(long knownTimeMs, long ageMs, long intervalMs, boolean stale) {}

    record Feature(
            String feature,
            DriftVerdict verdict,
            @Nullable Double stabilityIndex,
            @Nullable Double kolmogorovSmirnov,
            @Nullable Double significance,
            double missingThen,
            double missingNow) {

        static Feature from(FeatureDrift drift) {
            return new Feature(
                    drift.feature(),
                    drift.verdict(),
                    known(drift.stabilityIndex()),
                    known(drift.kolmogorovSmirnov()),
                    known(drift.significance()),
                    drift.missingThen(),
                    drift.missingNow());
        }
    }

    static DriftResponse from(DriftReport report) {
        long interval = report.series().interval().millis();
        return new DriftResponse(
                report.series().instrument().value(),
                report.series().interval().text(),
                report.set().name(),
                report.dataset().id(),
                !report.set().hash().equals(report.dataset().featureSetHash()),
                new Rows(
                        report.dataset().rowCount(),
                        report.dataset().firstOpenTimeMs(),
                        report.dataset().lastOpenTimeMs()),
                new Rows(report.rows(), report.firstOpenMs(), report.newestOpenMs()),
                new Freshness(
                        report.newestOpenMs() + interval,
                        report.ageMs(),
                        interval,
                        report.isStale()),
                report.verdict(),
                known(report.worstStabilityIndex()),
                report.driftedShare(),
                report.features().stream().map(Feature::from).toList());
    }

    private static @Nullable Double known(double value) {
        return Double.isNaN(value) ? null : value;
    }
}
