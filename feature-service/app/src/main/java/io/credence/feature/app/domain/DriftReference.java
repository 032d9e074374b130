package io.credence.feature.app.domain;

import io.credence.feature.kernels.drift.DriftVerdict;
import io.credence.feature.kernels.drift.ReferenceSample;
import io.credence.platform.artifacts.columnar.ColumnarReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The features of a dataset as later values are compared with them.
final class DriftReference {

    // Shares move by a quarter of a thousandth, and 32 kB per feature are kept.
    private static final int MOST_VALUES = 4096;

    private record Column(Optional<ReferenceSample> sample, double missing) {}

    private final Map<String, Column> columns;

    private DriftReference(Map<String, Column> columns) {
        this.columns = columns;
    }

    static DriftReference read(Path parquet, List<String> features) throws IOException {
        Map<String, Column> columns = new LinkedHashMap<>();
        try (ColumnarReader reader = ColumnarReader.open(parquet)) {
            for (String feature : features) {
                columns.put(feature, column(reader.doubles(feature)));
            }
        }
        return new DriftReference(columns);
    }

    private static Column column(double[] values) {
        double missing = missing(values);
        return new Column(
                missing < 1.0
                        ? Optional.of(ReferenceSample.of(values).thinned(MOST_VALUES))
                        : Optional.empty(),
                missing);
    }

    private static double missing(double[] values) {
        return Arrays.stream(values)
                .map(value -> Double.isNaN(value) ? 1.0 : 0.0)
                .average()
                .orElse(1.0);
    }

    boolean has(String feature) {
        return columns.containsKey(feature);
    }

    int features() {
        return columns.size();
    }

    /// @param now its values in the newest rows
    FeatureDrift compare(String feature, double[] now) {
        Column then = columns.get(feature);
        if (then == null) {
            throw new IllegalArgumentException("the dataset has no feature " + feature);
        }
        double missingNow = missing(now);
        double index = Double.NaN;
        double distance = Double.NaN;
        double significance = Double.NaN;
        if (then.sample.isPresent() && missingNow < 1.0) {
            ReferenceSample sample = then.sample.get();
            index = sample.stabilityIndex(now);
            distance = sample.kolmogorovSmirnov(now);
            significance =
                    sample.significance(
                            distance, (int) Math.round((1.0 - missingNow) * now.length));
        }
        return new FeatureDrift(
                feature,
                index,
                distance,
                significance,
                then.missing,
                missingNow,
                DriftVerdict.of(index));
    }
}
