package io.credence.feature.app;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/// A made-up market as files, the same for the same seed.
final class Tape {

    static final long START_MS = 1_700_000_400_000L;
    static final long MINUTE = 60_000L;

    private Tape() {}

    /// One-minute bars without holes.
    static byte[] bars(long seed, int count) {
        return bars(seed, 0, count);
    }

    /// Bars `from` to before `to` of the same walk.
    static byte[] bars(long seed, int from, int to) {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder csv = new StringBuilder("open_time_ms,open,high,low,close,volume\n");
        double close = 100.0;
        for (int i = 0; i < to; i++) {
            double open = close;
            close = open * Math.exp(0.004 * (random.nextDouble() - 0.5));
            double high = Math.max(open, close) * (1.0 + 0.002 * random.nextDouble());
            double low = Math.min(open, close) * (1.0 - 0.002 * random.nextDouble());
            double volume = random.nextDouble(1.0, 9.0);
            if (i >= from) {
                csv.append(START_MS + i * MINUTE).append(',').append(open).append(',').append(high);
                csv.append(',').append(low).append(',').append(close).append(',').append(volume);
                csv.append('\n');
            }
        }
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// Trades in seconds, several per second, some equal, some of amount zero, with holes of
    /// minutes.
    static byte[] trades(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder csv = new StringBuilder("timestamp,price,amount\n");
        long second = START_MS / 1000;
        double price = 800.0;
        for (int i = 0; i < count; i++) {
            second += random.nextInt(100) == 0 ? random.nextInt(60, 240) : random.nextInt(0, 8);
            price =
                    random.nextInt(3) == 0
                            ? price
                            : price * Math.exp(0.001 * (random.nextDouble() - 0.5));
            String amount = random.nextInt(20) == 0 ? "0.000" : "0." + random.nextInt(1, 9);
            csv.append(second).append(',').append(price).append(',').append(amount).append('\n');
        }
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }
}
