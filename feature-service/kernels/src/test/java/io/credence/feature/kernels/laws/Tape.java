package io.credence.feature.kernels.laws;

import io.credence.feature.kernels.inputs.InputName;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;

/// Hourly bars as columns, and what comes beside them: a random walk for each name that anybody
/// asks for. Unlike stored bars, a tape may hold NaN.
final class Tape {

    private static final long START_MS = 1_700_000_400_000L;
    private static final long HOUR_MS = 3_600_000L;

    final double[] open;
    final double[] high;
    final double[] low;
    final double[] close;
    final double[] volume;
    private final Map<String, double[]> extras = new HashMap<>();
    private final long seed;

    private Tape(long seed, int bars) {
        this.seed = seed;
        this.open = new double[bars];
        this.high = new double[bars];
        this.low = new double[bars];
        this.close = new double[bars];
        this.volume = new double[bars];
    }

    /// @param step what is added to the close, of a number in -0.5..0.5
    private static Tape walk(
            long seed, int bars, double first, DoubleUnaryOperator step, double wick) {
        SplittableRandom random = new SplittableRandom(seed);
        Tape tape = new Tape(seed, bars);
        double close = first;
        for (int i = 0; i < bars; i++) {
            tape.open[i] = close;
            close += step.applyAsDouble(random.nextDouble() - 0.5);
            tape.close[i] = close;
            double above = wick == 0.0 ? 0.0 : wick * random.nextInt(4);
            double below = wick == 0.0 ? 0.0 : wick * random.nextInt(4);
            tape.high[i] = Math.max(tape.open[i], close) + above;
            tape.low[i] = Math.min(tape.open[i], close) - below;
            tape.volume[i] = 1.0 + 100.0 * random.nextDouble();
        }
        return tape;
    }

    /// About 100, moving by a part in a thousand.
    static Tape ordinary(long seed, int bars) {
        return walk(seed, bars, 100.0, u -> 0.4 * u, 0.03125);
    }

    /// One billion, moving by multiples of 2^-20, about a millionth.
    static Tape aBillionAndAMillionth(long seed, int bars) {
        double unit = Math.scalb(1.0, -20);
        return walk(seed, bars, 1e9, u -> Math.rint(u * 8.0) * unit, unit);
    }

    static Tape constant(int bars) {
        return walk(1, bars, 1e9 / 3.0, u -> 0.0, 0.0);
    }

    static Tape withoutVolume(long seed, int bars) {
        Tape tape = ordinary(seed, bars);
        Arrays.fill(tape.volume, 0.0);
        return tape;
    }

    /// Stretches of trading and of standstill without volume.
    static Tape standingStillAtTimes(long seed, int bars) {
        Tape tape = ordinary(seed, bars);
        for (int i = 1; i < bars; i++) {
            if (i / 110 % 2 == 1) {
                double last = tape.close[i - 1];
                tape.open[i] = last;
                tape.high[i] = last;
                tape.low[i] = last;
                tape.close[i] = last;
                tape.volume[i] = 0.0;
            }
        }
        return tape;
    }

    int bars() {
        return close.length;
    }

    long openTimeMs(int bar) {
        return START_MS + bar * HOUR_MS;
    }

    double[] extra(String name) {
        return extras.computeIfAbsent(name, this::extraWalk);
    }

    // Rates and ratios come as they are; whatever is a price or an amount is above 0.
    private double[] extraWalk(String name) {
        SplittableRandom random = new SplittableRandom(seed * 31 + name.hashCode());
        double[] values = new double[bars()];
        double level = 1.0;
        for (int i = 0; i < values.length; i++) {
            level *= 1.0 + 0.02 * (random.nextDouble() - 0.5);
            values[i] =
                    switch (name) {
                        case "funding.rate", "funding.predicted" ->
                                2e-4 * (random.nextDouble() - 0.4);
                        case "book.bid" -> close[i] * (1.0 - 1e-4 * random.nextDouble());
                        case "book.ask" -> close[i] * (1.0 + 1e-4 * random.nextDouble());
                        default ->
                                name.endsWith(".close")
                                        ? close[i] * level
                                        : level * (0.5 + random.nextDouble());
                    };
        }
        return values;
    }

    /// A column for each name.
    double[][] extras(List<String> names) {
        return names.stream().map(this::extra).toArray(double[][]::new);
    }

    /// The same prices and what is measured in them, times a power of two.
    Tape priced(int power, List<String> extraNames) {
        return priced(Math.scalb(1.0, power), extraNames);
    }

    /// The same prices and what is measured in them, three times. Prices of one billion and
    /// millionths stay exact.
    Tape tripled(List<String> extraNames) {
        return priced(3.0, extraNames);
    }

    private Tape priced(double factor, List<String> extraNames) {
        Tape tape = copy(extraNames);
        for (double[] column : List.of(tape.open, tape.high, tape.low, tape.close)) {
            scale(column, factor);
        }
        for (String name : extraNames) {
            if (isInQuoteAsset(name)) {
                scale(tape.extra(name), factor);
            }
        }
        return tape;
    }

    /// The same in a base asset of which 2^power make one: as many times the volume at the price
    /// divided by as much.
    Tape inUnits(int power, List<String> extraNames) {
        Tape tape = copy(extraNames);
        for (double[] column : List.of(tape.open, tape.high, tape.low, tape.close)) {
            scale(column, -power);
        }
        scale(tape.volume, power);
        for (String name : extraNames) {
            InputName.of(name)
                    .map(InputName::unit)
                    .ifPresent(unit -> {
                        if (unit == InputName.Unit.BASE) {
                            scale(tape.extra(name), power);
                        } else if (unit == InputName.Unit.PRICE) {
                            scale(tape.extra(name), -power);
                        }
                    });
        }
        // The base asset in a third one.
        if (extraNames.contains("leg1.close")) {
            scale(tape.extra("leg1.close"), -power);
            scale(tape.extra("leg2.close"), power);
        }
        return tape;
    }

    private static boolean isInQuoteAsset(String name) {
        return InputName.of(name)
                .map(InputName::unit)
                .filter(unit -> unit == InputName.Unit.PRICE || unit == InputName.Unit.QUOTE)
                .isPresent();
    }

    private static void scale(double[] column, int power) {
        scale(column, Math.scalb(1.0, power));
    }

    private static void scale(double[] column, double factor) {
        for (int i = 0; i < column.length; i++) {
            column[i] *= factor;
        }
    }

    Tape copy(List<String> extraNames) {
        Tape tape = new Tape(seed, bars());
        System.arraycopy(open, 0, tape.open, 0, bars());
        System.arraycopy(high, 0, tape.high, 0, bars());
        System.arraycopy(low, 0, tape.low, 0, bars());
        System.arraycopy(close, 0, tape.close, 0, bars());
        System.arraycopy(volume, 0, tape.volume, 0, bars());
        extraNames.forEach(name -> tape.extras.put(name, extra(name).clone()));
        return tape;
    }

    void lose(int bar, String input) {
        switch (input) {
            case "open_time_ms" -> {}
            case "open" -> open[bar] = Double.NaN;
            case "high" -> high[bar] = Double.NaN;
            case "low" -> low[bar] = Double.NaN;
            case "close" -> close[bar] = Double.NaN;
            case "volume" -> volume[bar] = Double.NaN;
            default -> extra(input)[bar] = Double.NaN;
        }
    }

    /// Nothing is known of the bar but its time.
    void lose(int bar, List<String> extraNames) {
        for (double[] column : List.of(open, high, low, close, volume)) {
            column[bar] = Double.NaN;
        }
        extraNames.forEach(name -> extra(name)[bar] = Double.NaN);
    }
}
