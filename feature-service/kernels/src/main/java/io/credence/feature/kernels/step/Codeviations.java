package io.credence.feature.kernels.step;

import java.nio.ByteBuffer;

/// Sum of products of the deviations of two kernels from their means over the last `n` bars. Spans
/// of 1, 2, 4 … bars are joined as in [Spreads].
final class Codeviations extends BlockKernel {

    private final Kernel a;
    private final Kernel b;
    private final int n;
    private final int levels;
    // The same values as in here, which know how many of them count.
    private final Window ofA;
    private final Window ofB;
    private final double[] valuesA;
    private final double[] valuesB;
    // By level, of the 2^level values up to a place: the means less the newest value, the sum.
    private final double[][] meansA;
    private final double[][] meansB;
    private final double[][] sums;
    private final double[] joinedA = new double[KernelGraph.BLOCK];
    private final double[] joinedB = new double[KernelGraph.BLOCK];
    private int newest;

    Codeviations(Kernel a, Kernel b, int n) {
        super(Recursion.warmUpOf(a, b) + n - 1);
        this.a = a;
        this.b = b;
        this.n = n;
        ofA = a.past(n);
        ofB = b.past(n);
        int places = n + Math.max(n, KernelGraph.BLOCK);
        valuesA = new double[places];
        valuesB = new double[places];
        levels = Doublings.levelsOf(n);
        meansA = Doublings.places(levels, places);
        meansB = Doublings.places(levels, places);
        sums = Doublings.places(levels, places);
        newest = n - 1;
    }

    @Override
    protected void fill(double[] values, int bars) {
        int first = append(bars);
        of(first, values, bars);
        for (int i = 0; i < bars; i++) {
            values[i] = ofA.holds(i, n) && ofB.holds(i, n) ? values[i] : Double.NaN;
        }
    }

    private int append(int bars) {
        if (newest + bars >= valuesA.length) {
            moveToFront();
        }
        int first = newest + 1;
        for (int i = 0; i < bars; i++) {
            valuesA[first + i] = a.value(i);
            valuesB[first + i] = b.value(i);
        }
        newest += bars;
        join(first);
        return first;
    }

    private void moveToFront() {
        int from = newest + 1 - n;
        System.arraycopy(valuesA, from, valuesA, 0, n);
        System.arraycopy(valuesB, from, valuesB, 0, n);
        Doublings.move(meansA, from, n);
        Doublings.move(meansB, from, n);
        Doublings.move(sums, from, n);
        newest = n - 1;
    }

    private void join(int first) {
        for (int level = 0; level < levels; level++) {
            int half = 1 << level;
            for (int i = Math.max(first, half); i <= newest; i++) {
                int before = i - half;
                double newerA = meansA[level][i];
                double newerB = meansB[level][i];
                double apartA = meansA[level][before] + (valuesA[before] - valuesA[i]) - newerA;
                double apartB = meansB[level][before] + (valuesB[before] - valuesB[i]) - newerB;
                meansA[level + 1][i] = newerA + 0.5 * apartA;
                meansB[level + 1][i] = newerB + 0.5 * apartB;
                sums[level + 1][i] =
                        sums[level][before] + sums[level][i] + 0.5 * half * (apartA * apartB);
            }
        }
    }

    /// Of the `n` bars up to each place from `first` on.
    private void of(int first, double[] to, int places) {
        System.arraycopy(meansA[levels], first, joinedA, 0, places);
        System.arraycopy(meansB[levels], first, joinedB, 0, places);
        System.arraycopy(sums[levels], first, to, 0, places);
        int joined = 1 << levels;
        while (joined < n) {
            int level = Doublings.levelsOf(n - joined);
            join(level, joined, first, to, places);
            joined += 1 << level;
        }
    }

    private void join(int level, int joined, int first, double[] to, int places) {
        int older = 1 << level;
        double share = (double) older / (older + joined);
        double[] olderA = meansA[level];
        double[] olderB = meansB[level];
        double[] olderSums = sums[level];
        for (int i = 0; i < places; i++) {
            int now = first + i;
            int end = now - joined;
            double apartA = olderA[end] + (valuesA[end] - valuesA[now]) - joinedA[i];
            double apartB = olderB[end] + (valuesB[end] - valuesB[now]) - joinedB[i];
            to[i] += olderSums[end] + apartA * apartB * share * joined;
            joinedA[i] += apartA * share;
            joinedB[i] += apartB * share;
        }
    }

    @Override
    protected void restore(ByteBuffer in) {
        newest = n - 1;
        ofA.last(n, valuesA);
        ofB.last(n, valuesB);
        join(1);
    }
}
