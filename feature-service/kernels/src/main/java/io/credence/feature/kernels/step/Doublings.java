package io.credence.feature.kernels.step;

/// A statistic of the last 1, 2, 4, 8 … values of a window at each of its places, each from two of
/// half the length: any number of values is a few of these, so the cost hardly grows with the
/// window. Nothing is carried from bar to bar but the values themselves, so there is no rounding of
/// values long gone, and the result depends on the window's values alone.
abstract class Doublings {

    private final int levels;

    /// @param most values that will be asked for
    Doublings(int most) {
        levels = levelsOf(most);
    }

    /// The most doublings of 1 that are not above `n`.
    static int levelsOf(int n) {
        return 31 - Integer.numberOfLeadingZeros(n);
    }

    final int levels() {
        return levels;
    }

    final boolean reaches(int n) {
        return levelsOf(n) <= levels;
    }

    /// The window's places `from .. to` (exclusive) have new values.
    abstract void add(int from, int to);

    /// The window's places `from ..` are now `0 ..`.
    abstract void move(int from, int count);

    static double[][] places(int levels, int places) {
        return new double[levels + 1][places];
    }

    static void move(double[][] columns, int from, int count) {
        // The first is the window's own.
        for (int level = 1; level < columns.length; level++) {
            System.arraycopy(columns[level], from, columns[level], 0, count);
        }
    }
}
