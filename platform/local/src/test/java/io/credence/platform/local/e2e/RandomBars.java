package io.credence.platform.local.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;

/// Hourly bars of a random walk, as a user's file.
final class RandomBars {

    private static final long START_MS = 1_700_000_000_000L / 3_600_000L * 3_600_000L;

    private RandomBars() {}

    static Path write(Path file, int count) throws IOException {
        SplittableRandom random = new SplittableRandom(7);
        StringBuilder csv = new StringBuilder("open_time_ms,open,high,low,close,volume\n");
        double price = 100;
        for (int i = 0; i < count; i++) {
            double open = price;
            double close = open * Math.exp(0.01 * random.nextGaussian());
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
                            1 + random.nextDouble()));
            price = close;
        }
        return Files.writeString(file, csv);
    }
}
