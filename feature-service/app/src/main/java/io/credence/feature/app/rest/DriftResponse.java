package io.credence.feature.app.rest;

import io.credence.feature.app.domain.dataset.DriftBasis;
import io.credence.feature.app.domain.drift.DriftReport;
import io.credence.feature.app.domain.drift.FeatureDrift;
import io.credence.feature.app.domain.drift.FreshnessReport;
import io.credence.feature.kernels.drift.DriftVerdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
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
        Basis basis,
        boolean definitionChanged,
        Rows then,
        Rows now,
        FreshnessResponse.Row freshness,
        DriftVerdict verdict,
        @Nullable Double worstStabilityIndex,
        @Nullable Double worstKolmogorovSmirnov,
        double driftedShare,
        List<ComparedFeature> features) {

    /// Why this dataset, and which of its rows.
    ///
    /// @param instruments whose rows: the instrument's own, or all of a dataset without it
    /// @param reason both in words
    record Basis(DriftBasis.Choice choice, List<String> instruments, String reason) {

        static Basis from(DriftReport report) {
            return new Basis(report.basis().choice(), report.then().instruments(), reason(report));
        }

        private static String reason(DriftReport report) {
            String instrument = report.freshness().series().instrument().value();
            String choice =
                    switch (report.basis().choice()) {
                        case TRAINED ->
                                "the dataset that a training of this series and feature set asked for last";
                        case NEWEST ->
                                "the newest dataset of this series and feature set: no training asked for one";
                        case NAMED -> "the dataset that the request names";
                    };
            return report.isOfItsOwn()
                    ? choice + ", its rows of " + instrument
                    : choice + ", all its rows: none is of " + instrument;
        }
    }

    /// The rows that were compared.
    record Rows(long count, long firstOpenTimeMs, long lastOpenTimeMs) {}

    record ComparedFeature(
            String feature,
            DriftVerdict verdict,
            @Nullable Double stabilityIndex,
            @Nullable Double kolmogorovSmirnov,
            @Nullable Double significance,
            double missingThen,
            double missingNow,
            FreshnessResponse.AgedFeature freshness) {

        static ComparedFeature from(FeatureDrift drift, FreshnessResponse.AgedFeature freshness) {
            return new ComparedFeature(
                    drift.feature(),
                    drift.verdict(),
                    known(drift.stabilityIndex()),
                    known(drift.kolmogorovSmirnov()),
                    known(drift.significance()),
                    drift.missingThen(),
                    drift.missingNow(),
                    freshness);
        }
    }

    static DriftResponse from(DriftReport report) {
        FreshnessReport fresh = report.freshness();
        return new DriftResponse(
                fresh.series().instrument().value(),
                fresh.series().interval().text(),
                fresh.set().name(),
                report.basis().dataset().id(),
                Basis.from(report),
                report.isRedefined(),
                new Rows(
                        report.then().rows(),
                        report.then().firstOpenMs(),
                        report.then().lastOpenMs()),
                new Rows(fresh.rows(), fresh.firstOpenMs(), fresh.newestOpenMs()),
                FreshnessResponse.Row.from(fresh),
                report.verdict(),
                known(report.worstStabilityIndex()),
                known(report.worstDistance()),
                report.driftedShare(),
                features(report));
    }

    private static List<ComparedFeature> features(DriftReport report) {
        Map<String, FeatureDrift> drifts =
                report.features().stream()
                        .collect(Collectors.toMap(FeatureDrift::feature, Function.identity()));
        return FreshnessResponse.features(report.freshness()).stream()
                .flatMap(age ->
                        Optional.ofNullable(drifts.get(age.feature())).stream()
                                .map(drift -> ComparedFeature.from(drift, age)))
                .toList();
    }

    private static @Nullable Double known(double value) {
        return Double.isNaN(value) ? null : value;
    }
}
