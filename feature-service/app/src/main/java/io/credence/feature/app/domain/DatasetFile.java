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

/// The Parquet form of labelled rows, in the columns that the manifest promises.
final class DatasetFile {

    /// What the manifest tells of the rows.
    record Content(long rows, long positives, long ambiguous, long firstOpenMs, long lastOpenMs) {}

    private DatasetFile() {}

    static Content write(
            Path file, DatasetSpec spec, FeatureSet set, FeatureRows rows, Labels labels)
            throws IOException {
        long positives = 0;
        long ambiguous = 0;
        long firstOpenMs = 0;
        long lastOpenMs = 0;
        try (ColumnarWriter out =
                ColumnarWriter.create(
                        file, columns(set), words(spec, set), ColumnarWriter.ROWS_PER_GROUP)) {
            for (int row = rows.first(); row < rows.bars().size(); row++) {
                if (!labels.isKnown(row)) {
                    continue;
                }
                if (out.rowCount() == 0) {
                    firstOpenMs = rows.bars().openTimeMs(row);
                }
                lastOpenMs = rows.bars().openTimeMs(row);
                positives += labels.label(row);
                ambiguous += labels.isAmbiguous(row) ? 1 : 0;
                write(out, rows, labels, row);
            }
            return new Content(out.rowCount(), positives, ambiguous, firstOpenMs, lastOpenMs);
        }
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
        out.setLong(column++, labels.label(row));
        out.setLong(column++, labels.endMs(row));
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
