package io.credence.feature.app.domain;

import io.credence.feature.api.DatasetSpec;
import io.credence.feature.api.FeatureSet;
import io.credence.feature.kernels.bars.BarColumns;
import io.credence.feature.kernels.engine.FeatureMatrix;
import io.credence.feature.kernels.labels.Labels;
import io.credence.platform.artifacts.columnar.Column;
import io.credence.platform.artifacts.columnar.ColumnarWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The Parquet form of rows and their labels, in the columns that the manifest promises.
final class DatasetFile {

    /// What the manifest tells of the rows.
    record Content(
            long rows,
            long labelled,
            long positives,
            long ambiguous,
            long firstOpenMs,
            long lastOpenMs) {}

    private static final long NO_LABEL = -1;

    private DatasetFile() {}

    static Content write(
            Path file, DatasetSpec spec, FeatureSet set, FeatureRows rows, Labels labels)
            throws IOException {
        int size = rows.size();
        long labelled = 0;
        long positives = 0;
        long ambiguous = 0;
        try (ColumnarWriter out =
                ColumnarWriter.create(
                        file, columns(set), words(spec, set), ColumnarWriter.ROWS_PER_GROUP)) {
            for (int row = 0; row < size; row++) {
                labelled += labels.isKnown(row) ? 1 : 0;
                positives += labels.label(row);
                ambiguous += labels.isAmbiguous(row) ? 1 : 0;
                write(out, rows, labels, row);
            }
        }
        return new Content(
                size,
                labelled,
                positives,
                ambiguous,
                size > 0 ? rows.bars().openTimeMs(0) : 0,
                size > 0 ? rows.bars().openTimeMs(size - 1) : 0);
    }

    private static void write(ColumnarWriter out, FeatureRows rows, Labels labels, int row)
            throws IOException {
        BarColumns bars = rows.bars();
        FeatureMatrix matrix = rows.matrix();
        int column = 0;
        out.setLong(column++, bars.openTimeMs(row));
        out.setLong(column++, bars.openTimeMs(row) + rows.interval().millis());
        out.setDouble(column++, bars.open(row));
        out.setDouble(column++, bars.high(row));
        out.setDouble(column++, bars.low(row));
        out.setDouble(column++, bars.close(row));
        out.setDouble(column++, bars.volume(row));
        for (int feature = 0; feature < matrix.width(); feature++) {
            out.setDouble(column++, matrix.value(row, feature));
        }
        out.setLong(column++, labels.isKnown(row) ? labels.label(row) : NO_LABEL);
        out.setLong(column++, labels.isKnown(row) ? labels.endMs(row) : 0);
        out.setDouble(column++, labels.grossReturn(row));
        out.setLong(column, labels.isAmbiguous(row) ? 1 : 0);
        out.endRow();
    }

    private static List<Column> columns(FeatureSet set) {
        List<Column> columns = new ArrayList<>();
        columns.add(Column.int64("open_time_ms"));
        columns.add(Column.int64("known_time_ms"));
        for (String price : List.of("open", "high", "low", "close", "volume")) {
            columns.add(Column.float64(price));
        }
        for (String feature : set.features()) {
            columns.add(Column.float64(feature));
        }
        columns.add(Column.int64("label"));
        columns.add(Column.int64("label_end_ms"));
        columns.add(Column.float64("label_return"));
        columns.add(Column.int64("ambiguous"));
        return columns;
    }

    // What decides the values, and nothing that changes from one snapshot to the next.
    private static Map<String, String> words(DatasetSpec spec, FeatureSet set) {
        return Map.of(
                "credence.instrument", spec.instrument(),
                "credence.interval", spec.interval(),
                "credence.feature_set", set.name(),
                "credence.feature_set_hash", set.hash(),
                "credence.kernel_version", Integer.toString(set.kernelVersion()),
                "credence.barrier", spec.barrier().toString());
    }
}
