package io.credence.training.trainer.dataset;

import io.credence.feature.api.Interval;
import io.credence.feature.api.WindowSpec;
import java.util.Arrays;
import java.util.BitSet;

/// A snapshot in memory: bars, raw feature rows and labels, ascending in time. A sample is named by
/// its window's last row, whose label it has.
public final class Dataset {

    private final Interval interval;
    private final WindowSpec window;
    private final int features;
    private final DatasetColumns columns;

    public Dataset(Interval interval, WindowSpec window, int features, DatasetColumns columns) {
        this.interval = interval;
        this.window = window;
        this.features = features;
        this.columns = columns;
    }

    public int rows() {
        return columns.openTimeMs().length;
    }

    public int features() {
        return features;
    }

    public WindowSpec window() {
        return window;
    }

    public Interval interval() {
        return interval;
    }

    public long openTimeMs(int row) {
        return columns.openTimeMs()[row];
    }

    /// When the label of `row` was known.
    public long labelEndMs(int row) {
        return columns.labelEndMs()[row];
    }

    public boolean isPositive(int row) {
        return columns.label()[row] == 1;
    }

    public DatasetColumns columns() {
        return columns;
    }

    /// Of the windows, those whose label is known.
    public int[] samples() {
        return Arrays.stream(windowEnds())
                .filter(row -> columns.label()[row] != DatasetColumns.NO_LABEL)
                .toArray();
    }

    /// Last rows of all windows that serving would accept: `window.length()` rows of one segment,
    /// every value finite.
    public int[] windowEnds() {
        int[] found = new int[rows()];
        int count = 0;
        int run = 0;
        for (int row = 0; row < rows(); row++) {
            boolean continues =
                    row > 0 && window.continues(openTimeMs(row - 1), openTimeMs(row), interval);
            if (!isFinite(row)) {
                run = 0;
            } else {
                run = continues ? run + 1 : 1;
            }
            if (run >= window.length()) {
                found[count++] = row;
            }
        }
        return Arrays.copyOf(found, count);
    }

    /// Copies the raw window that ends at `lastRow` to `out` from `offset`.
    public void copyWindow(int lastRow, float[] out, int offset) {
        int from = (lastRow - window.length() + 1) * features;
        System.arraycopy(columns.values(), from, out, offset, window.length() * features);
    }

    /// The raw windows of several samples, one after the other.
    public float[] windows(int[] lastRows) {
        int width = window.length() * features;
        float[] windows = new float[lastRows.length * width];
        for (int i = 0; i < lastRows.length; i++) {
            copyWindow(lastRows[i], windows, i * width);
        }
        return windows;
    }

    /// The raw rows of some windows, one after the other, each row once however many windows it is
    /// in.
    public float[] rowsOf(int[] lastRows) {
        BitSet covered = new BitSet(rows());
        for (int last : lastRows) {
            covered.set(last - window.length() + 1, last + 1);
        }
        float[] found = new float[covered.cardinality() * features];
        int at = 0;
        for (int row = covered.nextSetBit(0); row >= 0; row = covered.nextSetBit(row + 1)) {
            System.arraycopy(columns.values(), row * features, found, at, features);
            at += features;
        }
        return found;
    }

    private boolean isFinite(int row) {
        for (int i = row * features; i < (row + 1) * features; i++) {
            if (!Float.isFinite(columns.values()[i])) {
                return false;
            }
        }
        return true;
    }
}
