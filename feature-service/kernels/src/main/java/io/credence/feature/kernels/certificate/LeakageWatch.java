package io.credence.feature.kernels.certificate;

import io.credence.feature.api.FeatureSet;
import io.credence.feature.api.Interval;
import io.credence.feature.api.WindowSpec;
import io.credence.feature.kernels.bars.BarColumns;
import io.credence.feature.kernels.certificate.LeakageVerdict.Law;
import io.credence.feature.kernels.engine.FeatureSetEngine;
import io.credence.feature.kernels.inputs.InputColumns;
import io.credence.feature.kernels.step.KernelGraph;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/// Looks on while an engine passes over rows, and afterwards repeats the rows around some cut
/// points: with noise after the cut, with nothing after it, and one by one with the state saved and
/// restored at the cut. All must give the bits of the pass. Not thread-safe.
public final class LeakageWatch {

    public static final int CUT_POINTS = 32;

    // Enough for a feature to look ahead by an hour of minutes and be seen.
    private static final int ROWS_EACH_SIDE = 64;

    private final FeatureSet set;
    private final Interval interval;
    private final WindowSpec window;
    private final int rows;
    private final SplittableRandom random;
    private final int[] cuts;
    private final List<Stretch> stretches = new ArrayList<>();
    private final Deque<Stretch> open = new ArrayDeque<>();
    private int begun;

    /// @param rows that the pass will have
    /// @param seed chooses the cut points and the noise
    public LeakageWatch(FeatureSet set, Interval interval, WindowSpec window, int rows, long seed) {
        this.set = set;
        this.interval = interval;
        this.window = window;
        this.rows = rows;
        this.random = new SplittableRandom(seed);
        this.cuts = random.ints(0, Math.max(1, rows)).limit(Math.min(CUT_POINTS, rows)).toArray();
        Arrays.sort(cuts);
    }

    /// Before `engine` is fed a block that begins with `row`. Its state is what the stretches that
    /// begin in the block are computed from, so they begin with the block.
    public void before(int row, FeatureSetEngine engine) {
        while (begun < cuts.length && from(cuts[begun]) < row + KernelGraph.BLOCK) {
            int cut = cuts[begun++];
            Stretch stretch =
                    Stretch.begin(row, cut, Math.min(rows, cut + 1 + ROWS_EACH_SIDE), engine);
            stretches.add(stretch);
            open.add(stretch);
        }
    }

    /// After `row` was computed: its values lie in `values` from `offset` on.
    public void after(int row, double[] values, int offset) {
        if (open.isEmpty()) {
            return;
        }
        open.forEach(stretch -> stretch.keep(row, values, offset, set.features().size()));
        while (!open.isEmpty() && open.getFirst().to() == row + 1) {
            open.removeFirst();
        }
    }

    private static int from(int cut) {
        return Math.max(0, cut + 1 - ROWS_EACH_SIDE);
    }

    /// After the last row.
    ///
    /// @param bars of the pass, and what was known beside them
    public LeakageVerdict verdict(BarColumns bars, InputColumns inputs) {
        Futures futures = new Futures(bars, inputs, engine().inputs());
        long compared = 0;
        for (Stretch stretch : stretches) {
            // The noise first: what a feature keeps of it elsewhere would show in the run after.
            double[] noise = run(stretch, futures, true);
            double[] truncated = run(stretch, futures, false);
            Optional<LeakageVerdict.Leaking> leak =
                    difference(Law.CAUSALITY, stretch, futures, noise, truncated)
                            .or(() ->
                                    difference(
                                            Law.PARITY,
                                            stretch,
                                            futures,
                                            truncated,
                                            stretch.values()))
                            .or(() ->
                                    difference(
                                            Law.PARITY,
                                            stretch,
                                            futures,
                                            oneByOne(stretch, futures),
                                            stretch.values()));
            if (leak.isPresent()) {
                return leak.get();
            }
            compared += 2L * (stretch.cut() + 1 - stretch.from()) + stretch.to() - stretch.from();
        }
        return new LeakageVerdict.Clean(stretches.size(), compared);
    }

    /// The rows up to the cut, read when what follows has been fed too.
    private double[] run(Stretch stretch, Futures futures, boolean noiseAfterwards) {
        FeatureSetEngine engine = engine();
        engine.restore(stretch.state());
        double[] values = new double[(stretch.cut() + 1 - stretch.from()) * engine.width()];
        for (int row = stretch.from(); row <= stretch.cut(); row++) {
            engine.step(
                    futures.bar(row),
                    futures.known(row),
                    values,
                    (row - stretch.from()) * engine.width());
        }
        double[] unread = new double[engine.width()];
        for (int row = stretch.cut() + 1; noiseAfterwards && row < stretch.to(); row++) {
            engine.step(futures.noise(row, random), futures.noisyKnown(random), unread, 0);
        }
        return values;
    }

    private double[] oneByOne(Stretch stretch, Futures futures) {
        FeatureSetEngine engine = engine();
        engine.restore(stretch.state());
        double[] values = new double[stretch.values().length];
        for (int row = stretch.from(); row < stretch.to(); row++) {
            if (row == stretch.cut()) {
                FeatureSetEngine restored = engine();
                restored.restore(engine.save());
                engine = restored;
            }
            engine.step(
                    futures.bar(row),
                    futures.known(row),
                    values,
                    (row - stretch.from()) * engine.width());
        }
        return values;
    }

    private FeatureSetEngine engine() {
        return new FeatureSetEngine(set, interval, window);
    }

    /// The first of `values` that is not the one there.
    private Optional<LeakageVerdict.Leaking> difference(
            Law law, Stretch stretch, Futures futures, double[] values, double[] expected) {
        for (int i = 0; i < values.length; i++) {
            if (Double.doubleToLongBits(values[i]) != Double.doubleToLongBits(expected[i])) {
                int width = set.features().size();
                return Optional.of(
                        new LeakageVerdict.Leaking(
                                law,
                                set.features().get(i % width),
                                futures.bar(stretch.from() + i / width).openTimeMs()));
            }
        }
        return Optional.empty();
    }
}
