package io.credence.feature.kernels.certificate;

import java.util.Arrays;
import java.util.SplittableRandom;

/// The rows after which a watch cuts the future off: half of them anywhere, half where something
/// known beside the bars changes. A row that knows a change too early has it before the honest one,
/// so only a cut right there is certain to show it.
final class CutPoints {

    private CutPoints() {}

    /// @param columns what is known beside each row, one array per name
    static int[] choose(int most, int rows, double[][] columns, SplittableRandom random) {
        int[] cuts = random.ints(0, Math.max(1, rows)).limit(Math.min(most, rows)).toArray();
        int column = columns.length == 0 ? 0 : random.nextInt(columns.length);
        for (int i = 1; i < cuts.length && columns.length > 0; i += 2) {
            cuts[i] = changeFrom(cuts[i], columns[column++ % columns.length]);
        }
        Arrays.sort(cuts);
        return cuts;
    }

    /// The first row from `row` on, and then from the beginning, that differs from the one before;
    /// `row` if there is none.
    private static int changeFrom(int row, double[] column) {
        for (int i = 0; i < column.length; i++) {
            int at = (row + i) % column.length;
            if (at > 0
                    && Double.doubleToLongBits(column[at])
                            != Double.doubleToLongBits(column[at - 1])) {
                return at;
            }
        }
        return row;
    }
}
