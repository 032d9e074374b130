package io.credence.feature.kernels.bars;

import io.credence.feature.api.Bar;
import io.credence.feature.api.Interval;
import java.util.SplittableRandom;

/// Bars of a random walk, with holes short and long, flat stretches and bars without volume.
public final class RandomBars {

    private static final long START_MS = 1_700_000_040_000L;

    private RandomBars() {}

    public static BarColumns withHoles(long seed, int bars, Interval interval) {
        return walk(seed, bars, interval, 0.05);
    }

    public static BarColumns gapless(long seed, int bars, Interval interval) {
        return walk(seed, bars, interval, 0.0);
    }

    private static BarColumns walk(long seed, int bars, Interval interval, double holes) {
        SplittableRandom random = new SplittableRandom(seed);
        BarColumns columns = new BarColumns(bars);
        long time = interval.floor(START_MS);
        double close = 100.0;
        for (int i = 0; i < bars; i++) {
            double open = close;
            boolean flat = random.nextInt(10) == 0;
            close = flat ? open : open * Math.exp(0.004 * (random.nextDouble() - 0.5));
            double high = Math.max(open, close) * (flat ? 1.0 : 1.0 + 0.001 * random.nextDouble());
            double low = Math.min(open, close) * (flat ? 1.0 : 1.0 - 0.001 * random.nextDouble());
            double volume = flat ? 0.0 : random.nextDouble(0.0, 50.0);
            columns.add(new Bar(time, open, high, low, close, volume));
            int missing = random.nextDouble() < holes ? random.nextInt(1, 12) : 0;
            time += interval.millis() * (1L + missing);
        }
        return columns;
    }
}
