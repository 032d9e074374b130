package io.credence.feature.kernels.certificate;

import java.util.Arrays;

/// Rows of a pass around a cut: the state before the first, and what they were.
///
/// @param cut the last row before the future
/// @param to exclusive
// A carrier between two classes; it is never compared.
@SuppressWarnings("ArrayRecordComponent")
record Stretch(int from, int cut, int to, byte[] state, double[] values) {

    static Stretch begin(int from, int cut, int to, byte[] state, int width) {
        double[] values = new double[(to - from) * width];
        Arrays.fill(values, Double.NaN);
        return new Stretch(from, cut, to, state, values);
    }

    void keep(int row, double[] rows, int offset, int width) {
        System.arraycopy(rows, offset, values, (row - from) * width, width);
    }
}
