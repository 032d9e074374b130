package io.credence.feature.kernels.clock;

import io.credence.feature.kernels.definition.FeatureDefinition;
import io.credence.feature.kernels.definition.FeatureGroup;
import io.credence.feature.kernels.definition.FeatureProvider;
import io.credence.feature.kernels.step.Kernel;
import java.time.LocalDate;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongToDoubleFunction;
import java.util.function.LongToIntFunction;
import java.util.stream.IntStream;

/// When the bar opened, in UTC. What comes round is given as sine and cosine, so that its end is
/// beside its beginning.
public final class ClockFeatures implements FeatureProvider {

    private static final long HOUR_MS = 3_600_000L;
    private static final long DAY_MS = 24 * HOUR_MS;
    private static final int EPOCH_DAY = 3; // 1970-01-01 was a Thursday.
    private static final long FUNDING_MS = 8 * HOUR_MS;
    private static final long MINUTE_MS = 60_000L;
    private static final int MINUTES = 24 * 60;
    private static final int LONGEST_MONTH = 31;
    // Bars open on a minute. StrictMath costs time, and a few bytes at each call.
    private static final double[] SINES = around(MINUTES, StrictMath::sin);
    private static final double[] COSINES = around(MINUTES, StrictMath::cos);

    @Override
    public List<FeatureDefinition> features() {
        return List.of(
                timeOfDay("sin", SINES),
                timeOfDay("cos", COSINES),
                sine("hour_sin", "hour / 24", 24, ClockFeatures::hour),
                cosine("hour_cos", "hour / 24", 24, ClockFeatures::hour),
                sine("day_of_week_sin", "day / 7, Monday = 0", 7, ClockFeatures::day),
                cosine("day_of_week_cos", "day / 7, Monday = 0", 7, ClockFeatures::day),
                dayOfMonth("sin", StrictMath::sin),
                dayOfMonth("cos", StrictMath::cos),
                sine("month_sin", "(month - 1) / 12", 12, ClockFeatures::month),
                cosine("month_cos", "(month - 1) / 12", 12, ClockFeatures::month),
                sine("quarter_sin", "(quarter - 1) / 4", 4, ms -> month(ms) / 3),
                cosine("quarter_cos", "(quarter - 1) / 4", 4, ms -> month(ms) / 3),
                flag("is_weekend", "1 on Saturday and Sunday", ms -> day(ms) >= 5 ? 1.0 : 0.0),
                flag("session_asia", "1 from 00:00 to 08:00", ms -> within(ms, 0, 8)),
                flag("session_europe", "1 from 07:00 to 16:00", ms -> within(ms, 7, 16)),
                flag("session_america", "1 from 13:00 to 22:00", ms -> within(ms, 13, 22)),
                clock("minutes_to_funding")
                        .unit("minutes, above 0 up to 480")
                        .formula("until the next 00:00, 08:00 or 16:00 after the bar's opening")
                        .cited("the settlement times of most perpetual futures")
                        .kernel(g -> {
                            Kernel time = g.time();
                            return g.formula(() -> untilFunding((long) time.value()), time);
                        }));
    }

    private static FeatureDefinition.Builder clock(String name) {
        return FeatureDefinition.named(name).group(FeatureGroup.TIME).nanRule("never NaN");
    }

    /// Of each of as many equal parts of a circle.
    private static double[] around(int parts, DoubleUnaryOperator of) {
        return IntStream.range(0, parts)
                .mapToDouble(part -> of.applyAsDouble(2.0 * Math.PI * ((double) part / parts)))
                .toArray();
    }

    private static FeatureDefinition timeOfDay(String function, double[] everyMinute) {
        return circle("time_of_day_" + function, function, "share of the UTC day")
                .kernel(g -> {
                    Kernel time = g.time();
                    return g.formula(() -> everyMinute[minute((long) time.value())], time);
                });
    }

    private static int minute(long ms) {
        return (int) (Math.floorMod(ms, DAY_MS) / MINUTE_MS);
    }

    private static FeatureDefinition sine(
            String name, String share, int parts, LongToIntFunction part) {
        return part(circle(name, "sin", share), around(parts, StrictMath::sin), part);
    }

    private static FeatureDefinition cosine(
            String name, String share, int parts, LongToIntFunction part) {
        return part(circle(name, "cos", share), around(parts, StrictMath::cos), part);
    }

    private static FeatureDefinition part(
            FeatureDefinition.Builder circle, double[] around, LongToIntFunction part) {
        return circle.kernel(
                g -> g.of(new ClockKernel(g.time(), ms -> around[part.applyAsInt(ms)])));
    }

    private static FeatureDefinition dayOfMonth(String function, DoubleUnaryOperator of) {
        double[][] byLength =
                IntStream.rangeClosed(0, LONGEST_MONTH)
                        .mapToObj(length -> around(length, of))
                        .toArray(double[][]::new);
        return circle("day_of_month_" + function, function, "(day - 1) / days")
                .kernel(g ->
                        g.of(
                                new ClockKernel(
                                        g.time(),
                                        ms -> {
                                            LocalDate date = date(ms);
                                            double[] around = byLength[date.lengthOfMonth()];
                                            return around[date.getDayOfMonth() - 1];
                                        })));
    }

    private static FeatureDefinition.Builder circle(String name, String function, String share) {
        return clock(name)
                .unit("-1..1")
                .formula(function + "(2 pi " + share + "), UTC, of the bar's opening")
                .cited("cyclical encoding");
    }

    private static FeatureDefinition flag(String name, String formula, LongToDoubleFunction of) {
        return clock(name)
                .unit("0 or 1")
                .formula(formula + ", UTC, of the bar's opening")
                .kernel(g -> g.of(new ClockKernel(g.time(), of)));
    }

    private static int hour(long ms) {
        return (int) (Math.floorMod(ms, DAY_MS) / HOUR_MS);
    }

    private static int day(long ms) {
        return (int) Math.floorMod(Math.floorDiv(ms, DAY_MS) + EPOCH_DAY, 7L);
    }

    /// From 0.
    private static int month(long ms) {
        return date(ms).getMonthValue() - 1;
    }

    private static LocalDate date(long ms) {
        return LocalDate.ofEpochDay(Math.floorDiv(ms, DAY_MS));
    }

    private static double within(long ms, int from, int to) {
        int hour = hour(ms);
        return hour >= from && hour < to ? 1.0 : 0.0;
    }

    private static double untilFunding(long ms) {
        return (double) (FUNDING_MS - Math.floorMod(ms, FUNDING_MS)) / MINUTE_MS;
    }
}
