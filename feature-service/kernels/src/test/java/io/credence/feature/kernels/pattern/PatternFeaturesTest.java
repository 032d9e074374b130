package io.credence.feature.kernels.pattern;

import static io.credence.feature.kernels.oracle.Naive.each;
import static org.assertj.core.api.Assertions.assertThat;

import io.credence.feature.api.Interval;
import io.credence.feature.kernels.bars.BarColumns;
import io.credence.feature.kernels.bars.RandomBars;
import io.credence.feature.kernels.oracle.NaiveComparison;
import io.credence.feature.kernels.oracle.NaiveSeries;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatternFeaturesTest {

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void shouldAgreeWithTheFormulas(long seed) {
        BarColumns walk = RandomBars.gapless(seed, 400, Interval.H1);
        NaiveComparison.check(new PatternFeatures().features(), expected(walk), walk);
        BarColumns candles = RandomCandles.of(seed, 3000);
        NaiveComparison.check(new PatternFeatures().features(), expected(candles), candles);
    }

    @Test
    void shouldHaveSeenEveryFormationInBothDirections() {
        Map<String, double[]> expected = expected(RandomCandles.of(1L, 3000));
        for (String flag :
                List.of("doji", "hammer", "shooting_star", "inside_bar", "outside_bar")) {
            assertThat(expected.get(flag)).as(flag).contains(0.0, 1.0);
        }
        for (String side :
                List.of(
                        "marubozu",
                        "engulfing",
                        "harami",
                        "piercing_line",
                        "three_soldiers",
                        "morning_star")) {
            assertThat(expected.get(side)).as(side).contains(-1.0, 0.0, 1.0);
        }
    }

    @Test
    void shouldCountRunsUpToTwenty() {
        // Given
        BarColumns bars = new BarColumns();
        for (int i = 0; i < 60; i++) {
            double open = 100.0 + i;
            double close = i == 30 ? open - 0.5 : open + 1.0;
            bars.add(
                    new io.credence.feature.api.Bar(
                            i * 3_600_000L, open, open + 1.0, open - 1.0, close, 1.0));
        }
        // When / Then
        Map<String, double[]> expected = expected(bars);
        NaiveComparison.check(new PatternFeatures().features(), expected, bars);
        double[] runs = expected.getOrDefault("bullish_run_20", new double[0]);
        assertThat(runs[29]).isEqualTo(20.0);
        assertThat(runs[30]).isZero();
        assertThat(runs[35]).isEqualTo(5.0);
    }

    private static Map<String, double[]> expected(BarColumns bars) {
        NaiveSeries p = new NaiveSeries(bars);
        Map<String, double[]> expected = new HashMap<>();
        shapes(expected, p);
        pairs(expected, p);
        trios(expected, p);
        return expected;
    }

    private static double body(NaiveSeries p, int t) {
        return Math.abs(p.close[t] - p.open[t]);
    }

    private static double range(NaiveSeries p, int t) {
        return p.high[t] - p.low[t];
    }

    private static double upper(NaiveSeries p, int t) {
        return p.high[t] - Math.max(p.close[t], p.open[t]);
    }

    private static double lower(NaiveSeries p, int t) {
        return Math.min(p.close[t], p.open[t]) - p.low[t];
    }

    private static void shapes(Map<String, double[]> expected, NaiveSeries p) {
        int n = p.bars;
        double[] o = p.open;
        double[] h = p.high;
        double[] l = p.low;
        double[] c = p.close;
        expected.put("body_ratio", each(n, t -> range(p, t) == 0 ? 0 : body(p, t) / range(p, t)));
        expected.put(
                "upper_shadow_ratio",
                each(n, t -> range(p, t) == 0 ? 0 : upper(p, t) / range(p, t)));
        expected.put(
                "lower_shadow_ratio",
                each(n, t -> range(p, t) == 0 ? 0 : lower(p, t) / range(p, t)));
        expected.put(
                "close_location",
                each(n, t -> range(p, t) == 0 ? 0.5 : (c[t] - l[t]) / range(p, t)));
        double[] trueRange = p.trueRange();
        expected.put(
                "gap_share",
                each(n, t -> t == 0 || trueRange[t] == 0 ? 0 : (o[t] - c[t - 1]) / trueRange[t]));
        expected.put("doji", flag(n, 0, t -> range(p, t) > 0 && body(p, t) <= 0.1 * range(p, t)));
        expected.put(
                "marubozu",
                side(
                        n,
                        0,
                        t -> range(p, t) > 0 && c[t] > o[t] && body(p, t) >= 0.95 * range(p, t),
                        t -> range(p, t) > 0 && c[t] < o[t] && body(p, t) >= 0.95 * range(p, t)));
        expected.put("inside_bar", flag(n, 1, t -> h[t] < h[t - 1] && l[t] > l[t - 1]));
        expected.put("outside_bar", flag(n, 1, t -> h[t] > h[t - 1] && l[t] < l[t - 1]));
        expected.put("bullish_run_20", runs(n, t -> c[t] > o[t]));
        expected.put("bearish_run_20", runs(n, t -> c[t] < o[t]));
        expected.put(
                "hammer",
                flag(
                        n,
                        6,
                        t ->
                                lower(p, t) > 0
                                        && lower(p, t) >= 2 * body(p, t)
                                        && upper(p, t) <= 0.1 * range(p, t)
                                        && c[t - 1] < c[t - 6]));
        expected.put(
                "shooting_star",
                flag(
                        n,
                        6,
                        t ->
                                upper(p, t) > 0
                                        && upper(p, t) >= 2 * body(p, t)
                                        && lower(p, t) <= 0.1 * range(p, t)
                                        && c[t - 1] > c[t - 6]));
    }

    private static void pairs(Map<String, double[]> expected, NaiveSeries p) {
        int n = p.bars;
        double[] o = p.open;
        double[] c = p.close;
        IntPredicate fellThenRose = t -> c[t - 1] < o[t - 1] && c[t] > o[t];
        IntPredicate roseThenFell = t -> c[t - 1] > o[t - 1] && c[t] < o[t];
        IntPredicate afterLong = t -> body(p, t - 1) >= 0.5 * range(p, t - 1);
        IntPredicate grew = t -> body(p, t) > body(p, t - 1);
        IntPredicate halved = t -> body(p, t) <= 0.5 * body(p, t - 1);
        expected.put(
                "engulfing",
                side(
                        n,
                        1,
                        fellThenRose.and(grew).and(t -> o[t] <= c[t - 1] && c[t] >= o[t - 1]),
                        roseThenFell.and(grew).and(t -> o[t] >= c[t - 1] && c[t] <= o[t - 1])));
        expected.put(
                "harami",
                side(
                        n,
                        1,
                        fellThenRose
                                .and(halved)
                                .and(afterLong)
                                .and(t -> o[t] >= c[t - 1] && c[t] <= o[t - 1]),
                        roseThenFell
                                .and(halved)
                                .and(afterLong)
                                .and(t -> o[t] <= c[t - 1] && c[t] >= o[t - 1])));
        expected.put(
                "piercing_line",
                side(
                        n,
                        1,
                        fellThenRose
                                .and(afterLong)
                                .and(t ->
                                        o[t] <= c[t - 1]
                                                && c[t] < o[t - 1]
                                                && c[t] > (o[t - 1] + c[t - 1]) / 2),
                        roseThenFell
                                .and(afterLong)
                                .and(t ->
                                        o[t] >= c[t - 1]
                                                && c[t] > o[t - 1]
                                                && c[t] < (o[t - 1] + c[t - 1]) / 2)));
    }

    private static void trios(Map<String, double[]> expected, NaiveSeries p) {
        int n = p.bars;
        double[] o = p.open;
        double[] c = p.close;
        IntPredicate soldier =
                t ->
                        c[t] > o[t]
                                && body(p, t) >= 0.5 * range(p, t)
                                && upper(p, t) <= 0.3 * range(p, t);
        IntPredicate crow =
                t ->
                        c[t] < o[t]
                                && body(p, t) >= 0.5 * range(p, t)
                                && lower(p, t) <= 0.3 * range(p, t);
        IntPredicate higher = t -> o[t] >= o[t - 1] && o[t] <= c[t - 1] && c[t] > c[t - 1];
        IntPredicate lower = t -> o[t] <= o[t - 1] && o[t] >= c[t - 1] && c[t] < c[t - 1];
        expected.put(
                "three_soldiers",
                side(
                        n,
                        2,
                        t ->
                                soldier.test(t - 2)
                                        && soldier.test(t - 1)
                                        && soldier.test(t)
                                        && higher.test(t - 1)
                                        && higher.test(t),
                        t ->
                                crow.test(t - 2)
                                        && crow.test(t - 1)
                                        && crow.test(t)
                                        && lower.test(t - 1)
                                        && lower.test(t)));
        IntPredicate small =
                t ->
                        body(p, t - 2) >= 0.5 * range(p, t - 2)
                                && body(p, t - 1) <= 0.3 * body(p, t - 2);
        expected.put(
                "morning_star",
                side(
                        n,
                        2,
                        small.and(t -> {
                            double middle = (o[t - 2] + c[t - 2]) / 2;
                            return c[t - 2] < o[t - 2]
                                    && o[t - 1] <= middle
                                    && c[t - 1] <= middle
                                    && c[t] > o[t]
                                    && c[t] >= middle;
                        }),
                        small.and(t -> {
                            double middle = (o[t - 2] + c[t - 2]) / 2;
                            return c[t - 2] > o[t - 2]
                                    && o[t - 1] >= middle
                                    && c[t - 1] >= middle
                                    && c[t] < o[t]
                                    && c[t] <= middle;
                        })));
    }

    private static double[] flag(int n, int from, IntPredicate shows) {
        return each(n, t -> t >= from && shows.test(t) ? 1.0 : 0.0);
    }

    private static double[] side(int n, int from, IntPredicate bullish, IntPredicate bearish) {
        return each(n, t -> t < from ? 0.0 : bullish.test(t) ? 1.0 : bearish.test(t) ? -1.0 : 0.0);
    }

    private static double[] runs(int n, IntPredicate counted) {
        double[] runs = new double[n];
        Arrays.setAll(
                runs,
                t -> {
                    int length = 0;
                    while (length < 20 && t - length >= 0 && counted.test(t - length)) {
                        length++;
                    }
                    return length;
                });
        return runs;
    }
}
