package io.credence.training.trainer.dataset;

import io.credence.feature.api.DatasetManifest;
import io.credence.feature.api.Interval;
import io.credence.platform.artifacts.columnar.ColumnarReader;
import io.credence.training.trainer.job.FailureReason;
import io.credence.training.trainer.job.JobFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Reads a dataset file and refuses one that breaks what its manifest promises.
public final class DatasetReader {

    private DatasetReader() {}

    public static Dataset read(Path file, DatasetManifest manifest) {
        try (ColumnarReader reader = ColumnarReader.open(file)) {
            if (reader.rowCount() != manifest.rowCount()) {
                throw invalid(
                        "the file has "
                                + reader.rowCount()
                                + " rows, the manifest says "
                                + manifest.rowCount());
            }
            DatasetColumns columns =
                    new DatasetColumns(
                            reader.longs("open_time_ms"),
                            reader.doubles("open"),
                            reader.doubles("high"),
                            reader.doubles("low"),
                            reader.doubles("close"),
                            features(reader, manifest.features()),
                            labels(reader.longs("label")),
                            reader.longs("label_end_ms"));
            requireOrder(columns);
            requireLabels(columns, manifest);
            return new Dataset(
                    Interval.parse(manifest.spec().interval()),
                    manifest.window(),
                    manifest.features().size(),
                    columns);
        } catch (IOException | IllegalArgumentException e) {
            throw new JobFailure(
                    FailureReason.DATASET_INVALID, "cannot read the dataset: " + e.getMessage(), e);
        }
    }

    private static float[] features(ColumnarReader reader, List<String> names) throws IOException {
        int rows = Math.toIntExact(reader.rowCount());
        float[] values = new float[Math.multiplyExact(rows, names.size())];
        for (int f = 0; f < names.size(); f++) {
            double[] column = reader.doubles(names.get(f));
            for (int row = 0; row < rows; row++) {
                values[row * names.size() + f] = (float) column[row];
            }
        }
        return values;
    }

    private static byte[] labels(long[] column) {
        byte[] labels = new byte[column.length];
        for (int row = 0; row < column.length; row++) {
            if (column[row] < DatasetColumns.NO_LABEL || column[row] > 1) {
                throw invalid("label must be 0, 1 or -1, was " + column[row] + " in row " + row);
            }
            labels[row] = (byte) column[row];
        }
        return labels;
    }

    private static void requireOrder(DatasetColumns columns) {
        long[] time = columns.openTimeMs();
        for (int row = 0; row < time.length; row++) {
            if (row > 0 && time[row] <= time[row - 1]) {
                throw invalid("open_time_ms must rise, does not in row " + row);
            }
            if (columns.label()[row] != DatasetColumns.NO_LABEL
                    && columns.labelEndMs()[row] <= time[row]) {
                throw invalid("label_end_ms must be after open_time_ms, is not in row " + row);
            }
        }
    }

    private static void requireLabels(DatasetColumns columns, DatasetManifest manifest) {
        long labelled = 0;
        for (byte label : columns.label()) {
            labelled += label == DatasetColumns.NO_LABEL ? 0 : 1;
        }
        if (labelled != manifest.labelledCount()) {
            throw invalid(
                    "the file has "
                            + labelled
                            + " labels, the manifest says "
                            + manifest.labelledCount());
        }
    }

    private static JobFailure invalid(String detail) {
        return new JobFailure(FailureReason.DATASET_INVALID, detail);
    }
}
