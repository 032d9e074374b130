package io.credence.feature.app.rest;

import io.credence.feature.app.domain.rows.FeatureRows;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Feature rows; `values` holds one list per row in the order of `names`, null where a feature is
/// not defined.
@SuppressWarnings("ArrayRecordComponent") // Written once as JSON, never compared.
record FeaturesResponse(
        String featureSet,
        String featureSetHash,
        List<String> names,
        long[] openTimeMs,
        long[] knownTimeMs,
        boolean[] warm,
        List<List<@Nullable Double>> values) {

    static FeaturesResponse from(FeatureRows rows) {
        int size = rows.size();
        long[] openTimeMs = new long[size];
        long[] knownTimeMs = new long[size];
        boolean[] warm = new boolean[size];
        List<List<@Nullable Double>> values = new ArrayList<>(size);
        for (int row = 0; row < size; row++) {
            openTimeMs[row] = rows.bars().openTimeMs(row);
            knownTimeMs[row] = openTimeMs[row] + rows.interval().millis();
            warm[row] = rows.matrix().isWarm(row);
            values.add(row(rows, row));
        }
        return new FeaturesResponse(
                rows.set().name(),
                rows.set().hash(),
                rows.set().features(),
                openTimeMs,
                knownTimeMs,
                warm,
                values);
    }

    private static List<@Nullable Double> row(FeatureRows rows, int row) {
        List<@Nullable Double> values = new ArrayList<>(rows.matrix().width());
        for (int feature = 0; feature < rows.matrix().width(); feature++) {
            double value = rows.matrix().value(row, feature);
            values.add(Double.isFinite(value) ? value : null);
        }
        return values;
    }
}
