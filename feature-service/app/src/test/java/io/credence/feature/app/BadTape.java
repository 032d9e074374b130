package io.credence.feature.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// A market's one-minute bars with faults put in.
final class BadTape {

    private static final String HEADER = "open_time_ms,open,high,low,close,volume";

    private final List<double[]> bars = new ArrayList<>();

    private BadTape() {}

    static BadTape market(long seed, int count) {
        BadTape tape = new BadTape();
        new String(Tape.bars(seed, count), UTF_8)
                .lines()
                .skip(1)
                .forEach(line -> tape.bars.add(numbers(line.substring(line.indexOf(',') + 1))));
        return tape;
    }

    /// Gaussian moves, even volume, every open the close before.
    static BadTape randomNumbers(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        BadTape tape = new BadTape();
        double price = 42_000.0;
        for (int i = 0; i < count; i++) {
            double close = price * Math.exp(0.002 * random.nextGaussian());
            tape.bars.add(
                    new double[] {
                        price,
                        Math.max(price, close) * 1.0005,
                        Math.min(price, close) * 0.9995,
                        close,
                        900.0 + random.nextDouble(200.0)
                    });
            price = close;
        }
        return tape;
    }

    private static double[] numbers(String line) {
        String[] fields = line.split(",", -1);
        double[] numbers = new double[fields.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Double.parseDouble(fields[i]);
        }
        return numbers;
    }

    /// Bars `from` to before `end` on straight lines between their neighbours.
    BadTape fillOutage(int from, int end) {
        double[] before = bars.get(from - 1);
        double[] after = bars.get(end);
        for (int i = from; i < end; i++) {
            for (int column = 0; column < before.length; column++) {
                double step = (after[column] - before[column]) / (end - from + 1);
                bars.get(i)[column] = before[column] + (i - from + 1) * step;
            }
        }
        return this;
    }

    BadTape breakBar(int at) {
        bars.get(at)[1] = bars.get(at)[2] * 0.9;
        return this;
    }

    BadTape leap(int at) {
        bars.get(at)[1] *= 3.0;
        return this;
    }

    byte[] csv() {
        StringBuilder csv = new StringBuilder(HEADER).append('\n');
        for (int i = 0; i < bars.size(); i++) {
            csv.append(Tape.START_MS + i * Tape.MINUTE);
            for (double number : bars.get(i)) {
                csv.append(',').append(number);
            }
            csv.append('\n');
        }
        return csv.toString().getBytes(UTF_8);
    }

    byte[] csv(int first) {
        List<String> lines = new String(csv(), UTF_8).lines().toList();
        return (String.join("\n", lines.subList(0, first + 1)) + "\n").getBytes(UTF_8);
    }

    String liveBar(int at) {
        double[] bar = bars.get(at);
        return """
        {"interval":"1m","bar":{"openTimeMs":%d,"open":%s,"high":%s,"low":%s,"close":%s,"volume":%s}}
        """
                .formatted(
                        Tape.START_MS + at * Tape.MINUTE, bar[0], bar[1], bar[2], bar[3], bar[4]);
    }
}
