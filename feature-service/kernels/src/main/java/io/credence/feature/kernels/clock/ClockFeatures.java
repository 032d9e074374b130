package io.credence.feature.kernels.clock;

import io.credence.feature.kernels.definition.FeatureDefinition;
import io.credence.feature.kernels.definition.FeatureGroup;
import io.credence.feature.kernels.definition.FeatureProvider;
import io.credence.feature.kernels.step.Kernel;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongToDoubleFunction;

/// When the bar opened, in UTC. What comes round is given as sine and cosine, so that its end is
/// beside its beginning.
public final class ClockFeatures implements FeatureProvider {

    private static final long HOUR_MS = 3_600_000L;
    private static final long DAY_MS = 24 * HOUR_MS;
    private static final int EPOCH_DAY = 3; // 1970-01-01 was a Thursday.
    private static final long FUNDING_MS = 8 * HOUR_MS;
    private static final long MINUTE_MS = 60_000L;

    @Override
    public List<FeatureDefinition> features() {
        return List.of(
                sine("time_of_day_sin", "share of the UTC day", ClockFeatures::shareOfDay),
                cosine("time_of_day_cos", "share of the UTC day", ClockFeatures::shareOfDay),
                sine("hour_sin", "hour / 24", ClockFeatures::shareOfHours),
                cosine("hour_cos", "hour / 24", ClockFeatures::shareOfHours),
                sine("day_of_week_sin", "day / 7, Monday = 0", ClockFeatures::shareOfWeek),
                cosine("day_of_week_cos", "day / 7, Monday = 0", ClockFeatures::shareOfWeek),
                sine("day_of_month_sin", "(day - 1) / days", ClockFeatures::shareOfMonth),
                cosine("day_of_month_cos", "(day - 1) / days", ClockFeatures::shareOfMonth),
                sine("month_sin", "(month - 1) / 12", ClockFeatures::shareOfYear),
                cosine("month_cos", "(month - 1) / 12", ClockFeatures::shareOfYear),
                sine("quarter_sin", "(quarter - 1) / 4", ClockFeatures::shareOfQuarters),
                cosine("quarter_cos", "(quarter - 1) / 4", ClockFeatures::shareOfQuarters),
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

    private static FeatureDefinition sine(String name, String share, LongToDoubleFunction shareOf) {
        return circle(name, "sin", share, shareOf, StrictMath::sin);
    }

    private static FeatureDefinition cosine(
            String name, String share, LongToDoubleFunction shareOf) {
        return circle(name, "cos", share, shareOf, StrictMath::cos);
    }

    private static FeatureDefinition circle(
            String name,
            String function,
            String share,
            LongToDoubleFunction shareOf,
            DoubleUnaryOperator of) {
        long period = name.startsWith("time_of_day") ? 1L : HOUR_MS;
        return clock(name)
                .unit("-1..1")
                .formula(function + "(2 pi " + share + "), UTC, of the bar's opening")
                .cited("cyclical encoding")
                .kernel(g ->
                        g.of(
                                new ClockKernel(
                                        g.time(),
                                        period,
                                        ms ->
                                                of.applyAsDouble(
                                                        2.0
                                                                * Math.PI
                                                                * shareOf.applyAsDouble(ms)))));
    }

    private static FeatureDefinition flag(String name, String formula, LongToDoubleFunction of) {
        return clock(name)
                .unit("0 or 1")
                .formula(formula + ", UTC, of the bar's opening")
                .kernel(g -> g.of(new ClockKernel(g.time(), HOUR_MS, of)));
    }

    private static double shareOfDay(long ms) {
        return (double) Math.floorMod(ms, DAY_MS) / DAY_MS;
    }

    private static double shareOfHours(long ms) {
        return hour(ms) / 24.0;
    }

    private static int hour(long ms) {
        return (int) (Math.floorMod(ms, DAY_MS) / HOUR_MS);
    }

    private static long day(long ms) {
        return Math.floorMod(Math.floorDiv(ms, DAY_MS) + EPOCH_DAY, 7L);
    }

    private static double shareOfWeek(long ms) {
        return day(ms) / 7.0;
    }

    private static LocalDate date(long ms) {
        return Instant.ofEpochMilli(ms).atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private static double shareOfMonth(long ms) {
        LocalDate date = date(ms);
        return (date.getDayOfMonth() - 1.0) / date.lengthOfMonth();
    }

    private static double shareOfYear(long ms) {
        return (date(ms).getMonthValue() - 1) / 12.0;
    }

    private static double shareOfQuarters(long ms) {
        int quarter = (date(ms).getMonthValue() - 1) / 3;
        return quarter / 4.0;
    }

    private static double within(long ms, int from, int to) {
        int hour = hour(ms);
        return hour >= from && hour < to ? 1.0 : 0.0;
    }

    private static double untilFunding(long ms) {
        return (double) (FUNDING_MS - Math.floorMod(ms, FUNDING_MS)) / MINUTE_MS;
    }
}
