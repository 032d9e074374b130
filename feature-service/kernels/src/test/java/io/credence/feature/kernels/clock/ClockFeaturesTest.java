package io.credence.feature.kernels.clock;

import static org.assertj.core.api.Assertions.assertThat;

import io.credence.feature.api.Bar;
import io.credence.feature.api.Interval;
import io.credence.feature.kernels.bars.BarColumns;
import io.credence.feature.kernels.definition.FeatureDefinition;
import io.credence.feature.kernels.oracle.KernelRun;
import io.credence.feature.kernels.oracle.Naive;
import io.credence.feature.kernels.oracle.NaiveComparison;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every clock feature again, by its formula, from the calendar.
class ClockFeaturesTest {

    private static final List<FeatureDefinition> FEATURES = new ClockFeatures().features();

    @ParameterizedTest(name = "{1} bars of {2} from {0}")
    @CsvSource({
        // Over the leap day, a month's end and a weekend.
        "2024-02-28T00:00:00Z, 7200, M1",
        "2024-02-26T00:00:00Z, 480, H1",
        // The February of a common year, and a year's end.
        "2023-02-27T00:00:00Z, 120, H1",
        "2023-12-28T00:00:00Z, 240, H1",
        // Every day of four years, and before 1970.
        "2022-01-01T00:00:00Z, 1500, D1",
        "1969-12-25T00:00:00Z, 240, H1"
    })
    void shouldAgreeWithTheCalendar(Instant from, int count, Interval interval) {
        // Given
        BarColumns bars = bars(from, count, interval);
        // When
        Map<String, double[]> expected = new HashMap<>();
        formulas()
                .forEach((name, formula) ->
                        expected.put(
                                name,
                                Naive.each(count, t -> formula.applyAsDouble(openedAt(bars, t)))));
        // Then
        NaiveComparison.check(FEATURES, expected, bars, interval);
    }

    @ParameterizedTest(name = "{0} is {2} at {1}")
    @CsvSource({
        "session_asia, 2024-02-28T23:59:00Z, 0",
        "session_asia, 2024-02-29T00:00:00Z, 1",
        "session_asia, 2024-02-29T07:59:00Z, 1",
        "session_asia, 2024-02-29T08:00:00Z, 0",
        "session_europe, 2024-02-29T06:59:00Z, 0",
        "session_europe, 2024-02-29T07:00:00Z, 1",
        "session_europe, 2024-02-29T15:59:00Z, 1",
        "session_europe, 2024-02-29T16:00:00Z, 0",
        "session_america, 2024-02-29T12:59:00Z, 0",
        "session_america, 2024-02-29T13:00:00Z, 1",
        "session_america, 2024-02-29T21:59:00Z, 1",
        "session_america, 2024-02-29T22:00:00Z, 0",
        "is_weekend, 2024-03-01T23:59:00Z, 0",
        "is_weekend, 2024-03-02T00:00:00Z, 1",
        "is_weekend, 2024-03-03T23:59:00Z, 1",
        "is_weekend, 2024-03-04T00:00:00Z, 0",
        "minutes_to_funding, 2024-02-29T00:00:00Z, 480",
        "minutes_to_funding, 2024-02-29T07:59:00Z, 1",
        "minutes_to_funding, 2024-02-29T08:00:00Z, 480",
        "minutes_to_funding, 2024-02-29T12:30:00Z, 210",
        "minutes_to_funding, 2024-02-29T23:59:00Z, 1"
    })
    void shouldChangeOnTheMinute(String name, Instant time, double expected) {
        // Given
        FeatureDefinition feature =
                FEATURES.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
        BarColumns bars = bars(time, 1, Interval.M1);
        // When
        double[] values = KernelRun.values(bars, feature.kernel());
        // Then
        assertThat(values).containsExactly(expected);
    }

    private static BarColumns bars(Instant from, int count, Interval interval) {
        BarColumns bars = new BarColumns(count);
        for (int t = 0; t < count; t++) {
            long time = from.toEpochMilli() + t * interval.millis();
            bars.add(new Bar(time, 1.0, 1.0, 1.0, 1.0, 1.0));
        }
        return bars;
    }

    private static ZonedDateTime openedAt(BarColumns bars, int t) {
        return Instant.ofEpochMilli(bars.openTimeMs(t)).atZone(ZoneOffset.UTC);
    }

    private static Map<String, ToDoubleFunction<ZonedDateTime>> formulas() {
        Map<String, ToDoubleFunction<ZonedDateTime>> all = new HashMap<>();
        circle(all, "time_of_day", at -> at.toLocalTime().toNanoOfDay() / 86_400e9);
        circle(all, "hour", at -> at.getHour() / 24.0);
        circle(all, "day_of_week", at -> (at.getDayOfWeek().getValue() - 1.0) / 7.0);
        circle(
                all,
                "day_of_month",
                at -> (at.getDayOfMonth() - 1.0) / at.toLocalDate().lengthOfMonth());
        circle(all, "month", at -> (at.getMonthValue() - 1.0) / 12.0);
        circle(all, "quarter", at -> (at.get(IsoFields.QUARTER_OF_YEAR) - 1.0) / 4.0);
        all.put("is_weekend", at -> isWeekend(at.getDayOfWeek()) ? 1.0 : 0.0);
        all.put("session_asia", at -> isWithin(at, "00:00", "08:00"));
        all.put("session_europe", at -> isWithin(at, "07:00", "16:00"));
        all.put("session_america", at -> isWithin(at, "13:00", "22:00"));
        all.put("minutes_to_funding", ClockFeaturesTest::minutesToFunding);
        return all;
    }

    private static void circle(
            Map<String, ToDoubleFunction<ZonedDateTime>> all,
            String name,
            ToDoubleFunction<ZonedDateTime> share) {
        all.put(name + "_sin", at -> Math.sin(2.0 * Math.PI * share.applyAsDouble(at)));
        all.put(name + "_cos", at -> Math.cos(2.0 * Math.PI * share.applyAsDouble(at)));
    }

    private static boolean isWeekend(DayOfWeek day) {
        return day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY;
    }

    private static double isWithin(ZonedDateTime at, String from, String to) {
        LocalTime time = at.toLocalTime();
        return !time.isBefore(LocalTime.parse(from)) && time.isBefore(LocalTime.parse(to))
                ? 1.0
                : 0.0;
    }

    private static double minutesToFunding(ZonedDateTime at) {
        ZonedDateTime settled = at.truncatedTo(ChronoUnit.DAYS);
        while (!settled.isAfter(at)) {
            settled = settled.plusHours(8);
        }
        return Duration.between(at, settled).toMinutes();
    }
}
