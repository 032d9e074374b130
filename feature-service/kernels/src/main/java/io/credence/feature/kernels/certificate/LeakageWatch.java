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
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// Looks on while an engine passes over rows, and repeats the rows around some cut points: with
/// noise after the cut, with nothing after it, one by one with the state saved and restored at the
/// cut, and with all read again as it was known at the cut. All must give the bits of the pass. Not
/// thread-safe.
public final class LeakageWatch {

    public static final int CUT_POINTS = 32;

    // Enough for a feature to look ahead by an hour of minutes and be seen.
    private static final int ROWS_EACH_SIDE = 64;

    private final FeatureSet set;
    private final Interval interval;
    private final WindowSpec window;
    private final int rows;
    private final Futures futures;
    private final KnownPast past;
    private final SplittableRandom random;
    private final int[] cuts;
    private final Deque<Stretch> open = new ArrayDeque<>();
    private int begun;
    private long compared;
    private LeakageVerdict.@Nullable Leaking leak;

    /// @param bars of the pass
    /// @param inputs what the pass takes as known beside them
    /// @param past reads both again
    /// @param seed chooses the cut points and the noise
    public LeakageWatch(
            FeatureSet set,
            Interval interval,
            WindowSpec window,
            BarColumns bars,
            InputColumns inputs,
            KnownPast past,
            long seed) {
        this.set = set;
        this.interval = interval;
        this.window = window;
        this.rows = bars.size();
        this.past = past;
        this.random = new SplittableRandom(seed);
        List<String> names = engine().inputs();
        this.futures = new Futures(bars, inputs, names);
        this.cuts = CutPoints.choose(CUT_POINTS, rows, inputs.columns(names), random);
    }

    /// Before `engine` is fed a block that begins with `row`. Its state is what the stretches that
    /// begin in the block are computed from, so they begin with the block.
    public void before(int row, FeatureSetEngine engine) {
        byte[] state = null;
        while (begun < cuts.length && from(cuts[begun]) < row + KernelGraph.BLOCK) {
            state = state == null ? engine.save() : state;
            int cut = cuts[begun++];
            int to = Math.min(rows, cut + 1 + ROWS_EACH_SIDE);
            open.add(Stretch.begin(row, cut, to, state, engine.width()));
        }
    }

    /// After `row` was computed: its values lie in `values` from `offset` on. A stretch that ends
    /// with it is repeated and forgotten, for there may be many watches at once.
    public void after(int row, double[] values, int offset) {
        if (open.isEmpty()) {
            return;
        }
        open.forEach(stretch -> stretch.keep(row, values, offset, set.features().size()));
        while (!open.isEmpty() && open.getFirst().to() == row + 1) {
            Stretch whole = open.removeFirst();
            if (leak == null) {
                leak = repeat(whole).orElse(null);
            }
        }
    }

    private static int from(int cut) {
        return Math.max(0, cut + 1 - ROWS_EACH_SIDE);
    }

    /// After the last row.
    public LeakageVerdict verdict() {
        return leak != null ? leak : new LeakageVerdict.Clean(begun, compared);
    }

    private Optional<LeakageVerdict.Leaking> repeat(Stretch stretch) {
        // The noise first: what a feature keeps of it elsewhere would show in the run after.
        double[] noise = run(stretch, true);
        double[] truncated = run(stretch, false);
        compared += 3L * (stretch.cut() + 1 - stretch.from()) + stretch.to() - stretch.from();
        return difference(Law.CAUSALITY, stretch, noise, truncated)
                .or(() -> difference(Law.PARITY, stretch, truncated, stretch.values()))
                .or(() -> difference(Law.PARITY, stretch, oneByOne(stretch), stretch.values()))
                .or(() -> difference(Law.KNOWN_TIME, stretch, asKnown(stretch), stretch.values()));
    }

    /// The rows up to the cut, read when what follows has been fed too.
    private double[] run(Stretch stretch, boolean noiseAfterwards) {
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

    private double[] oneByOne(Stretch stretch) {
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

    /// The rows up to the cut; NaN where the bar is no longer there.
    private double[] asKnown(Stretch stretch) {
        KnownPast.Known known =
                past.read(futures.openTimeMs(stretch.from()), futures.openTimeMs(stretch.cut()));
        FeatureSetEngine engine = engine();
        engine.restore(stretch.state());
        Futures again = new Futures(known.bars(), known.inputs(), engine.inputs());
        int there = Math.min(known.bars().size(), stretch.cut() + 1 - stretch.from());
        double[] values = new double[(stretch.cut() + 1 - stretch.from()) * engine.width()];
        Arrays.fill(values, Double.NaN);
        for (int row = 0; row < there; row++) {
            engine.step(again.bar(row), again.known(row), values, row * engine.width());
        }
        return values;
    }

    private FeatureSetEngine engine() {
        return new FeatureSetEngine(set, interval, window);
    }

    /// The first of `values` that is not the one there.
    private Optional<LeakageVerdict.Leaking> difference(
            Law law, Stretch stretch, double[] values, double[] expected) {
        for (int i = 0; i < values.length; i++) {
            if (Double.doubleToLongBits(values[i]) != Double.doubleToLongBits(expected[i])) {
                int width = set.features().size();
                return Optional.of(
                        new LeakageVerdict.Leaking(
                                law,
                                set.features().get(i % width),
                                futures.openTimeMs(stretch.from() + i / width)));
            }
        }
        return Optional.empty();
    }
}
