package io.credence.platform.local.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;

/// Hourly bars of a random walk, as a user's file: calm and stormy by turns, as markets are, since
/// plain random numbers are refused.
final class RandomBars {

    private static final long START_MS = 1_700_000_000_000L / 3_600_000L * 3_600_000L;

    private RandomBars() {}

    static Path write(Path file, int count) throws IOException {
        SplittableRandom random = new SplittableRandom(7);
        StringBuilder csv = new StringBuilder("open_time_ms,open,high,low,close,volume\n");
        double price = 100;
        double storm = 0;
        for (int i = 0; i < count; i++) {
            double open = price;
            storm = 0.97 * storm + 0.2 * random.nextGaussian();
            double close = open * Math.exp(0.007 * Math.exp(storm) * random.nextGaussian());
            double high = Math.max(open, close) * (1 + 0.003 * random.nextDouble());
            double low = Math.min(open, close) * (1 - 0.003 * random.nextDouble());
            csv.append(
                    String.format(
                            Locale.ROOT,
                            "%d,%.8f,%.8f,%.8f,%.8f,%.4f%n",
                            START_MS + i * 3_600_000L,
                            open,
                            high,
                            low,
                            close,
                            Math.exp(0.5 * storm + 0.8 * random.nextGaussian())));
            price = close;
        }
        return Files.writeString(file, csv);
    }
}
