package io.credence.feature.app.domain.drift;

import io.credence.feature.api.DatasetManifest;
import io.credence.feature.kernels.drift.DriftVerdict;
import io.credence.feature.kernels.drift.ReferenceSample;
import io.credence.platform.artifacts.columnar.ColumnarReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The features of a dataset, or of one instrument's part of it, as later values are compared with
/// them.
final class DriftReference {

    // Shares move by a quarter of a thousandth, and 32 kB per feature are kept.
    private static final int MOST_VALUES = 4096;

    private record Column(Optional<ReferenceSample> sample, double missing) {}

    private final DriftReport.Then then;
    private final Map<String, Column> columns;

    private DriftReference(DriftReport.Then then, Map<String, Column> columns) {
        this.then = then;
        this.columns = columns;
    }

    /// The rows of `instrument`; all of them where the dataset has none of it.
    static DriftReference read(Path parquet, DatasetManifest dataset, String instrument)
            throws IOException {
        try (ColumnarReader reader = ColumnarReader.open(parquet)) {
            List<String> all = dataset.spec().instruments();
            BitSet own = own(reader, all, instrument);
            boolean isPart = !own.isEmpty();
            Map<String, Column> columns = new LinkedHashMap<>();
            for (String feature : dataset.features()) {
                double[] values = reader.doubles(feature);
                columns.put(feature, column(isPart ? part(values, own) : values));
            }
            long[] openMs = reader.longs("open_time_ms");
            DriftReport.Then then =
                    isPart
                            ? new DriftReport.Then(
                                    List.of(instrument),
                                    own.cardinality(),
                                    openMs[own.nextSetBit(0)],
                                    openMs[own.length() - 1])
                            : new DriftReport.Then(
                                    all, openMs.length, openMs[0], openMs[openMs.length - 1]);
            return new DriftReference(then, columns);
        }
    }

    // Only a panel says in each row of which instrument it is.
    private static BitSet own(ColumnarReader reader, List<String> all, String instrument)
            throws IOException {
        BitSet own = new BitSet();
        if (all.size() == 1 && all.contains(instrument)) {
            own.set(0, Math.toIntExact(reader.rowCount()));
        }
        if (all.size() > 1 && all.contains(instrument)) {
            String[] names = reader.texts("instrument");
            for (int row = 0; row < names.length; row++) {
                own.set(row, names[row].equals(instrument));
            }
        }
        return own;
    }

    private static double[] part(double[] values, BitSet own) {
        return own.stream().mapToDouble(row -> values[row]).toArray();
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

    DriftReport.Then then() {
        return then;
    }

    /// @param now its values in the newest rows
    /// @param isWarm whether these rows are enough for a value
    FeatureDrift compare(String feature, double[] now, boolean isWarm) {
        Column then = columns.get(feature);
        if (then == null) {
            throw new IllegalArgumentException("the dataset has no feature " + feature);
        }
        double missingNow = missing(now);
        if (then.sample.isEmpty() || missingNow == 1.0) {
            boolean isLost = then.sample.isPresent() && isWarm;
            return new FeatureDrift(
                    feature,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    then.missing,
                    missingNow,
                    isLost ? DriftVerdict.LOST : DriftVerdict.UNKNOWN);
        }
        ReferenceSample sample = then.sample.get();
        double index = sample.stabilityIndex(now);
        double distance = sample.kolmogorovSmirnov(now);
        int numbers = (int) Math.round((1.0 - missingNow) * now.length);
        return new FeatureDrift(
                feature,
                index,
                distance,
                sample.significance(distance, numbers),
                then.missing,
                missingNow,
                DriftVerdict.of(index));
    }
}
