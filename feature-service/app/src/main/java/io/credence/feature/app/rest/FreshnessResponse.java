package io.credence.feature.app.rest;

import io.credence.feature.app.domain.drift.FeatureAge;
import io.credence.feature.app.domain.drift.FreshnessReport;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// How fresh the newest rows of a series are, and each feature in them.
record FreshnessResponse(
        String instrument,
        String interval,
        String featureSet,
        int rows,
        Row freshness,
        List<AgedFeature> features) {

    /// Of the newest row.
    ///
    /// @param ageMs since it could first be known
    /// @param stale more than two intervals
    /// @param staleFeatures how many features have no value any more though rows come
    record Row(long knownTimeMs, long ageMs, long intervalMs, boolean stale, long staleFeatures) {

        static Row from(FreshnessReport report) {
            return new Row(
                    report.knownMs(),
                    report.ageMs(),
                    report.series().interval().millis(),
                    report.isStale(),
                    report.staleFeatures());
        }
    }

    /// Of a feature's newest value; null without one in the rows looked at.
    record AgedFeature(
            String feature,
            FeatureAge.State state,
            @Nullable Long knownTimeMs,
            @Nullable Long ageMs) {

        static AgedFeature from(FeatureAge age, long nowMs) {
            return new AgedFeature(
                    age.feature(),
                    age.state(),
                    nullable(age.knownMs()),
                    nullable(age.ageMs(nowMs)));
        }
    }

    static FreshnessResponse from(FreshnessReport report) {
        return new FreshnessResponse(
                report.series().instrument().value(),
                report.series().interval().text(),
                report.set().name(),
                report.rows(),
                Row.from(report),
                features(report));
    }

    static List<AgedFeature> features(FreshnessReport report) {
        return report.features().stream()
                .map(age -> AgedFeature.from(age, report.nowMs()))
                .toList();
    }

    private static @Nullable Long nullable(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : null;
    }
}
