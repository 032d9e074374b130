package io.credence.feature.app.domain.dataset;

import io.credence.feature.api.BarrierSpec;
import io.credence.feature.api.DatasetSpec;
import io.credence.feature.api.FeatureSet;
import io.credence.feature.kernels.labels.Labels;
import io.credence.platform.artifacts.columnar.Column;
import io.credence.platform.artifacts.columnar.ColumnarWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The Parquet form of rows and their labels, in the columns that the manifest promises. Rows are
/// computed as they are written: never more than one row group of them is in memory.
final class DatasetFile {

    /// What the manifest tells of the rows.
    record Content(
            long rows,
            long labelled,
            long positives,
            long ambiguous,
            long firstOpenMs,
            long lastOpenMs,
            LabelReach reach) {}

    private final DatasetSpec spec;
    private final FeatureSet set;
    private final List<DatasetPart> parts;
    private final LabelReach reach;
    private long rows;
    private long labelled;
    private long positives;
    private long ambiguous;
    private long firstOpenMs;
    private long lastOpenMs;

    private DatasetFile(DatasetSpec spec, FeatureSet set, List<DatasetPart> parts) {
        this.spec = spec;
        this.set = set;
        this.parts = parts;
        int most = parts.stream().mapToInt(part -> part.labels().rows()).sum();
        this.reach = new LabelReach(spec.split() == null ? 0 : most);
    }

    /// @param parts in the order of their instruments' names
    static Content write(Path file, DatasetSpec spec, FeatureSet set, List<DatasetPart> parts)
            throws IOException {
        return new DatasetFile(spec, set, parts).write(file);
    }

    private Content write(Path file) throws IOException {
        boolean isPanel = parts.size() > 1;
        try (ColumnarWriter out =
                ColumnarWriter.create(
                        file,
                        columns(spec, set, parts.getFirst().labels()),
                        words(),
                        ColumnarWriter.ROWS_PER_GROUP)) {
            for (DatasetPart part = next(); part != null; part = next()) {
                count(part);
                part.write(out, isPanel);
                out.endRow();
            }
        }
        return new Content(rows, labelled, positives, ambiguous, firstOpenMs, lastOpenMs, reach);
    }

    /// The part with the earliest row; of two, the first by name.
    private @Nullable DatasetPart next() {
        DatasetPart earliest = null;
        for (DatasetPart part : parts) {
            if (part.hasNext() && (earliest == null || part.openMs() < earliest.openMs())) {
                earliest = part;
            }
        }
        return earliest;
    }

    private void count(DatasetPart part) {
        Labels labels = part.labels();
        int row = part.row();
        firstOpenMs = rows == 0 ? part.openMs() : firstOpenMs;
        lastOpenMs = part.openMs();
        rows++;
        if (labels.isKnown(row)) {
            labelled++;
            positives += labels.hasClasses() && labels.label(row) == 1 ? 1 : 0;
            ambiguous += labels.isAmbiguous(row) ? 1 : 0;
            if (spec.split() != null) {
                reach.add(part.knownMs(), labels.endMs(row));
            }
        }
    }

    /// The file's columns.
    ///
    /// @param labels of any rows
    static List<Column> columns(DatasetSpec spec, FeatureSet set, Labels labels) {
        List<Column> columns = new ArrayList<>();
        columns.add(Column.int64("open_time_ms"));
        if (!spec.others().isEmpty()) {
            columns.add(Column.text("instrument"));
        }
        columns.add(Column.int64("known_time_ms"));
        for (String price : List.of("open", "high", "low", "close", "volume")) {
            columns.add(Column.float64(price));
        }
        for (String feature : set.features()) {
            columns.add(Column.float64(feature));
        }
        if (labels.hasClasses()) {
            columns.add(Column.int64("label"));
        }
        columns.add(Column.int64("label_end_ms"));
        for (String number : labels.numberNames()) {
            columns.add(Column.float64(number));
        }
        if (labels.hasAmbiguity()) {
            columns.add(Column.int64("ambiguous"));
        }
        if (spec.weights() != null) {
            columns.add(Column.float64("sample_weight"));
        }
        return columns;
    }

    // What decides the values, and nothing that changes from one snapshot to the next.
    private Map<String, String> words() {
        Map<String, String> words = new TreeMap<>();
        words.put("credence.instrument", String.join(",", spec.instruments()));
        words.put("credence.interval", spec.interval());
        words.put("credence.feature_set", set.name());
        words.put("credence.feature_set_hash", set.hash());
        words.put("credence.kernel_version", Integer.toString(set.kernelVersion()));
        words.put(
                spec.labelled() instanceof BarrierSpec ? "credence.barrier" : "credence.label",
                spec.labelled().toString());
        return words;
    }
}
