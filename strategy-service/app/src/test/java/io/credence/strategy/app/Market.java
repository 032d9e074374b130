package io.credence.strategy.app;

import io.credence.feature.api.Bar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// A random walk of one-minute bars and forecasts of it, the same for the same seed.
public final class Market {

    public static final long START_MS = 1_735_689_600_000L;
    public static final long MINUTE = 60_000L;

    private final List<Bar> bars;
    private final double[] probability;

    private Market(List<Bar> bars, double[] probability) {
        this.bars = bars;
        this.probability = probability;
    }

    public List<Bar> bars() {
        return bars;
    }

    /// NaN for no forecast.
    public double[] probability() {
        return probability;
    }

    public static Market of(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Bar> bars = new ArrayList<>();
        double price = 50_000;
        for (int i = 0; i < count; i++) {
            double open = price;
            double close = open * Math.exp(0.001 * random.nextGaussian());
            double high =
                    Math.max(open, close) * Math.exp(0.0005 * Math.abs(random.nextGaussian()));
            double low =
                    Math.min(open, close) * Math.exp(-0.0005 * Math.abs(random.nextGaussian()));
            double volume = random.nextDouble();
            bars.add(new Bar(START_MS + i * MINUTE, open, high, low, close, volume));
            price = close;
        }
        double[] probability = new double[count];
        Arrays.setAll(probability, i -> i < 30 ? Double.NaN : Math.sqrt(random.nextDouble()));
        return new Market(bars, probability);
    }
}
