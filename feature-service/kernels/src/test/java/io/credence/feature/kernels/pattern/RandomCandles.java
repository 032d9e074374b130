package io.credence.feature.kernels.pattern;

import io.credence.feature.api.Bar;
import io.credence.feature.kernels.bars.BarColumns;
import java.util.SplittableRandom;

/// Candles with prices on a coarse grid, so that equal prices, gaps and every formation occur.
final class RandomCandles {

    private static final long HOUR_MS = 3_600_000L;

    private RandomCandles() {}

    static BarColumns of(long seed, int bars) {
        SplittableRandom random = new SplittableRandom(seed);
        BarColumns columns = new BarColumns(bars);
        double last = 100.0;
        for (int i = 0; i < bars; i++) {
            double open = last + (random.nextInt(3) == 0 ? random.nextInt(-2, 3) : 0);
            double close = open + random.nextInt(-8, 9);
            double high = Math.max(open, close) + shadow(random);
            double low = Math.min(open, close) - shadow(random);
            // Never far from the middle, and never below 0.
            last = close < 50.0 ? close + 40.0 : close > 150.0 ? close - 40.0 : close;
            columns.add(new Bar(i * HOUR_MS, open, high, low, close, 1.0));
        }
        return columns;
    }

    private static double shadow(SplittableRandom random) {
        return random.nextBoolean() ? 0.0 : random.nextInt(0, 12) / 2.0;
    }
}
