package io.credence.feature.app.domain.drift;

import io.credence.feature.api.FeatureSet;
import io.credence.feature.api.WindowSpec;
import io.credence.feature.app.domain.bars.Series;
import io.credence.feature.app.domain.drift.FeatureAge.State;
import io.credence.feature.app.domain.rows.FeatureRows;
import io.credence.feature.kernels.engine.FeatureMatrix;
import io.credence.feature.kernels.engine.FeatureSetEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// How fresh the newest rows of a series are, and each feature in them.
///
/// @param rows that were looked at, at least one
/// @param firstOpenMs of these rows
/// @param newestOpenMs of these rows and of the series
/// @param nowMs when they were looked at
public record FreshnessReport(
        Series series,
        FeatureSet set,
        int rows,
        long firstOpenMs,
        long newestOpenMs,
        long nowMs,
        List<FeatureAge> features) {

    // What is late by a whole interval is not merely on its way.
    private static final int STALE_INTERVALS = 2;

    public FreshnessReport {
        features = List.copyOf(features);
    }

    static FreshnessReport of(Series series, FeatureRows rows, long nowMs) {
        FeatureSetEngine engine =
                new FeatureSetEngine(rows.set(), series.interval(), WindowSpec.DEFAULT);
        List<FeatureAge> ages = new ArrayList<>();
        for (int k = 0; k < rows.set().features().size(); k++) {
            ages.add(age(rows, k, engine.warmUp(k)));
        }
        int last = rows.size() - 1;
        return new FreshnessReport(
                series,
                rows.set(),
                rows.size(),
                rows.bars().openTimeMs(0),
                rows.bars().openTimeMs(last),
                nowMs,
                ages);
    }

    private static FeatureAge age(FeatureRows rows, int feature, int warmUp) {
        FeatureMatrix matrix = rows.matrix();
        int last = rows.size() - 1;
        int row = last;
        while (row >= 0 && Double.isNaN(matrix.value(row, feature))) {
            row--;
        }
        OptionalLong known =
                row < 0
                        ? OptionalLong.empty()
                        : OptionalLong.of(rows.bars().openTimeMs(row) + rows.interval().millis());
        String name = rows.set().features().get(feature);
        return new FeatureAge(name, known, state(rows, row, warmUp));
    }

    private static State state(FeatureRows rows, int row, int warmUp) {
        int last = rows.size() - 1;
        long behindMs =
                row < 0
                        ? Long.MAX_VALUE
                        : rows.bars().openTimeMs(last) - rows.bars().openTimeMs(row);
        if (behindMs < STALE_INTERVALS * rows.interval().millis()) {
            return State.FRESH;
        }
        if (newestSegment(rows.matrix()) <= warmUp) {
            return State.WARMING_UP;
        }
        return row < 0 ? State.ABSENT : State.STALE;
    }

    /// How many of the rows are of the segment of the newest.
    private static int newestSegment(FeatureMatrix matrix) {
        int last = matrix.rows() - 1;
        int first = last;
        while (first > 0 && matrix.segment(first - 1) == matrix.segment(last)) {
            first--;
        }
        return last - first + 1;
    }

    /// When the newest row could first be known.
    public long knownMs() {
        return newestOpenMs + series.interval().millis();
    }

    public long ageMs() {
        return Math.max(0, nowMs - knownMs());
    }

    public boolean isStale() {
        return ageMs() > STALE_INTERVALS * series.interval().millis();
    }

    /// How many features have no value any more though rows come.
    public long staleFeatures() {
        return features.stream().filter(age -> age.state() == State.STALE).count();
    }

    FreshnessReport with(List<FeatureAge> ages) {
        return new FreshnessReport(series, set, rows, firstOpenMs, newestOpenMs, nowMs, ages);
    }
}
