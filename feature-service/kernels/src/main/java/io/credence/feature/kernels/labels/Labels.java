package io.credence.feature.kernels.labels;

import java.util.Arrays;

/// What a long position from each bar's close came to, by row. A row without a label has the end
/// [#UNKNOWN], because its horizon reaches past the data or the segment.
public final class Labels {

    public static final long UNKNOWN = Long.MIN_VALUE;

    private final byte[] label;
    private final long[] endMs;
    private final double[] grossReturn;
    private final boolean[] ambiguous;

    Labels(int rows) {
        label = new byte[rows];
        endMs = new long[rows];
        grossReturn = new double[rows];
        ambiguous = new boolean[rows];
        Arrays.fill(endMs, UNKNOWN);
        Arrays.fill(grossReturn, Double.NaN);
    }

    void set(int row, boolean target, long end, double gross, boolean isAmbiguous) {
        label[row] = (byte) (target ? 1 : 0);
        endMs[row] = end;
        grossReturn[row] = gross;
        ambiguous[row] = isAmbiguous;
    }

    public int rows() {
        return label.length;
    }

    public boolean isKnown(int row) {
        return endMs[row] != UNKNOWN;
    }

    /// 1 when the target came first, 0 on stop, time limit, or an unknown label.
    public int label(int row) {
        return label[row];
    }

    /// When the outcome was known: the close of the exit's bar.
    public long endMs(int row) {
        return endMs[row];
    }

    /// From the row's close to the exit, before costs; NaN without a label.
    public double grossReturn(int row) {
        return grossReturn[row];
    }

    /// Both barriers lay in the exit's bar, and the stop was taken as first.
    public boolean isAmbiguous(int row) {
        return ambiguous[row];
    }
}
