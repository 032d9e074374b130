package io.credence.feature.kernels.labels;

import java.util.Arrays;
import java.util.List;

/// What happened after each bar, by row. A row without a label has the end [#UNKNOWN], because its
/// horizon reaches past the data or the segment, or because there is nothing to measure it by.
public final class Labels {

    public static final long UNKNOWN = Long.MIN_VALUE;

    private final boolean hasClasses;
    private final boolean hasAmbiguity;
    private final List<String> names;
    private final byte[] label;
    private final long[] endMs;
    private final double[][] numbers;
    private final boolean[] ambiguous;

    private Labels(int rows, boolean hasClasses, boolean hasAmbiguity, List<String> names) {
        this.hasClasses = hasClasses;
        this.hasAmbiguity = hasAmbiguity;
        this.names = names;
        label = new byte[hasClasses ? rows : 0];
        endMs = new long[rows];
        numbers = new double[names.size()][rows];
        ambiguous = new boolean[hasAmbiguity ? rows : 0];
        Arrays.fill(endMs, UNKNOWN);
        for (double[] column : numbers) {
            Arrays.fill(column, Double.NaN);
        }
    }

    /// Of a barrier: 1 or 0, the return to the exit, and what else is told of a row.
    static Labels ofBarriers(int rows, String... further) {
        String[] names = new String[further.length + 1];
        names[0] = "label_return";
        System.arraycopy(further, 0, names, 1, further.length);
        return new Labels(rows, true, true, List.of(names));
    }

    /// A class, and the return that made it so.
    static Labels ofClasses(int rows) {
        return new Labels(rows, true, false, List.of("label_return"));
    }

    /// Numbers only.
    static Labels ofNumbers(int rows, List<String> names) {
        return new Labels(rows, false, false, List.copyOf(names));
    }

    /// Those of the rows from `first` on.
    public Labels from(int first) {
        Labels rest = new Labels(rows() - first, hasClasses, hasAmbiguity, names);
        System.arraycopy(label, hasClasses ? first : 0, rest.label, 0, rest.label.length);
        System.arraycopy(endMs, first, rest.endMs, 0, rest.endMs.length);
        for (int k = 0; k < numbers.length; k++) {
            System.arraycopy(numbers[k], first, rest.numbers[k], 0, rest.endMs.length);
        }
        System.arraycopy(
                ambiguous, hasAmbiguity ? first : 0, rest.ambiguous, 0, rest.ambiguous.length);
        return rest;
    }

    void set(int row, int labelClass, long end, double gross, boolean isAmbiguous) {
        setClass(row, labelClass, end, gross);
        ambiguous[row] = isAmbiguous;
    }

    void setClass(int row, int labelClass, long end, double gross) {
        label[row] = (byte) labelClass;
        setNumber(row, end, 0, gross);
    }

    void setNumber(int row, long end, int column, double value) {
        endMs[row] = end;
        numbers[column][row] = value;
    }

    public int rows() {
        return endMs.length;
    }

    public boolean isKnown(int row) {
        return endMs[row] != UNKNOWN;
    }

    /// Whether rows have a class, [#label].
    public boolean hasClasses() {
        return hasClasses;
    }

    /// With a barrier 1 when the target came first, 0 on stop or time limit; 0 for an unknown
    /// label.
    public int label(int row) {
        return label[row];
    }

    /// When the outcome was known: the close of the last bar that it looks at.
    public long endMs(int row) {
        return endMs[row];
    }

    /// What else is told of a row, as columns.
    public List<String> numberNames() {
        return names;
    }

    /// NaN without a label.
    public double number(int column, int row) {
        return numbers[column][row];
    }

    /// From the row's close to the exit or the end, before costs; NaN without a label.
    ///
    /// @throws IllegalStateException when rows have no class
    public double grossReturn(int row) {
        if (!hasClasses) {
            throw new IllegalStateException("no return belongs to " + names);
        }
        return numbers[0][row];
    }

    /// Whether both barriers may lie in one bar.
    public boolean hasAmbiguity() {
        return hasAmbiguity;
    }

    /// Both barriers lay in the exit's bar, and the stop was taken as first.
    public boolean isAmbiguous(int row) {
        return hasAmbiguity && ambiguous[row];
    }
}
