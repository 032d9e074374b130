package io.credence.feature.kernels.momentum;

import static io.credence.feature.kernels.oracle.Naive.each;
import static io.credence.feature.kernels.oracle.Naive.ema;
import static io.credence.feature.kernels.oracle.Naive.max;
import static io.credence.feature.kernels.oracle.Naive.mean;
import static io.credence.feature.kernels.oracle.Naive.min;
import static io.credence.feature.kernels.oracle.Naive.minus;
import static io.credence.feature.kernels.oracle.Naive.over;
import static io.credence.feature.kernels.oracle.Naive.rolling;
import static io.credence.feature.kernels.oracle.Naive.shift;
import static io.credence.feature.kernels.oracle.Naive.sma;
import static io.credence.feature.kernels.oracle.Naive.sum;
import static io.credence.feature.kernels.oracle.Naive.times;
import static io.credence.feature.kernels.oracle.Naive.wilder;

import io.credence.feature.api.Interval;
import io.credence.feature.kernels.bars.BarColumns;
import io.credence.feature.kernels.bars.RandomBars;
import io.credence.feature.kernels.oracle.NaiveComparison;
import io.credence.feature.kernels.oracle.NaiveSeries;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MomentumFeaturesTest {

    private static final int BARS = 400;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void shouldAgreeWithTheFormulas(long seed) {
        // Given
        BarColumns bars = RandomBars.gapless(seed, BARS, Interval.H1);
        NaiveSeries p = new NaiveSeries(bars);
        Map<String, double[]> expected = new HashMap<>();
        // When
        relativeStrength(expected, p);
        stochastics(expected, p);
        averages(expected, p);
        changes(expected, p);
        oscillators(expected, p);
        // Then
        NaiveComparison.check(new MomentumFeatures().features(), expected, bars);
    }

    private static void relativeStrength(Map<String, double[]> expected, NaiveSeries p) {
        for (int n : new int[] {7, 14, 28}) {
            expected.put("rsi_" + n, rsi(p, n));
        }
        expected.put("momentum_20", change(p, 20));
        double[] crossover = over(sma(p.close, 5), sma(p.close, 20));
        expected.put("sma_crossover", each(BARS, t -> crossover[t] - 1.0));
    }

    private static double[] rsi(NaiveSeries p, int n) {
        double[] up = wilder(rises(p), n);
        double[] down = wilder(falls(p), n);
        return each(BARS, t -> 100.0 * up[t] / (up[t] + down[t]));
    }

    private static double[] rises(NaiveSeries p) {
        double[] change = minus(p.close, shift(p.close, 1));
        return each(BARS, t -> change[t] < 0.0 ? 0.0 : change[t]);
    }

    private static double[] falls(NaiveSeries p) {
        double[] change = minus(p.close, shift(p.close, 1));
        return each(BARS, t -> change[t] > 0.0 ? 0.0 : -change[t]);
    }

    private static double[] change(NaiveSeries p, int lag) {
        return each(
                BARS,
                t -> t < lag ? Double.NaN : (p.close[t] - p.close[t - lag]) / p.close[t - lag]);
    }

    private static void stochastics(Map<String, double[]> expected, NaiveSeries p) {
        for (int n : new int[] {5, 14}) {
            double[] k = sma(place(p.close, max(p.high, n), min(p.low, n)), 3);
            expected.put("stoch_k_" + n, k);
            expected.put("stoch_d_" + n, sma(k, 3));
        }
        double[] rsi = rsi(p, 14);
        double[] k = sma(place(rsi, max(rsi, 14), min(rsi, 14)), 3);
        expected.put("stoch_rsi_k_14", k);
        expected.put("stoch_rsi_d_14", sma(k, 3));
        for (int n : new int[] {14, 28}) {
            double[] max = max(p.high, n);
            double[] min = min(p.low, n);
            expected.put(
                    "williams_r_" + n,
                    each(BARS, t -> -100.0 * (max[t] - p.close[t]) / (max[t] - min[t])));
        }
    }

    private static double[] place(double[] x, double[] max, double[] min) {
        return each(BARS, t -> 100.0 * (x[t] - min[t]) / (max[t] - min[t]));
    }

    private static void averages(Map<String, double[]> expected, NaiveSeries p) {
        double[] c = p.close;
        convergence(expected, p, 12, 26, 9);
        convergence(expected, p, 5, 35, 5);
        double[] ppo = over(minus(ema(c, 12), ema(c, 26)), ema(c, 26));
        expected.put("ppo_12_26", ppo);
        expected.put("ppo_signal_12_26_9", ema(ppo, 9));
        expected.put("ppo_histogram_12_26_9", minus(ppo, ema(ppo, 9)));
        expected.put("elder_bull_power_13", over(minus(p.high, ema(c, 13)), c));
        expected.put("elder_bear_power_13", over(minus(p.low, ema(c, 13)), c));
        double[] median = each(BARS, t -> 0.5 * (p.high[t] + p.low[t]));
        double[] awesome = minus(sma(median, 5), sma(median, 34));
        expected.put("awesome_5_34", over(awesome, c));
        expected.put("awesome_change_5_34", over(minus(awesome, shift(awesome, 1)), c));
    }

    private static void convergence(
            Map<String, double[]> expected, NaiveSeries p, int fast, int slow, int signal) {
        double[] line = minus(ema(p.close, fast), ema(p.close, slow));
        String lengths = "_" + fast + "_" + slow;
        expected.put("macd" + lengths, over(line, p.close));
        expected.put("macd_signal" + lengths + "_" + signal, over(ema(line, signal), p.close));
        expected.put(
                "macd_histogram" + lengths + "_" + signal,
                over(minus(line, ema(line, signal)), p.close));
    }

    private static void changes(Map<String, double[]> expected, NaiveSeries p) {
        double[] c = p.close;
        expected.put("roc_12", change(p, 12));
        expected.put("roc_25", change(p, 25));
        double[] triple = ema(ema(ema(c, 15), 15), 15);
        double[] trix = over(minus(triple, shift(triple, 1)), shift(triple, 1));
        expected.put("trix_15", trix);
        expected.put("trix_signal_15_9", ema(trix, 9));
        double[] change = minus(c, shift(c, 1));
        double[] move = each(BARS, t -> Math.abs(change[t]));
        double[] tsi = times(100.0, over(ema(ema(change, 25), 13), ema(ema(move, 25), 13)));
        expected.put("tsi_25_13", tsi);
        expected.put("tsi_signal_25_13_7", ema(tsi, 7));
        expected.put("dpo_20", over(minus(c, shift(sma(c, 20), 11)), c));
        double[] k1 = sma(change(p, 10), 10);
        double[] k2 = sma(change(p, 15), 10);
        double[] k3 = sma(change(p, 20), 10);
        double[] k4 = sma(change(p, 30), 15);
        double[] kst = each(BARS, t -> 0.1 * k1[t] + 0.2 * k2[t] + 0.3 * k3[t] + 0.4 * k4[t]);
        expected.put("kst", kst);
        expected.put("kst_signal_9", sma(kst, 9));
    }

    private static void oscillators(Map<String, double[]> expected, NaiveSeries p) {
        double[] typical = each(BARS, t -> (p.high[t] + p.low[t] + p.close[t]) / 3.0);
        for (int n : new int[] {14, 20}) {
            expected.put("cci_" + n, rolling(typical, n, MomentumFeaturesTest::commodityChannel));
        }
        expected.put("ultimate_7_14_28", ultimate(p));
        double[] up = sum(rises(p), 14);
        double[] down = sum(falls(p), 14);
        expected.put("cmo_14", each(BARS, t -> 100.0 * (up[t] - down[t]) / (up[t] + down[t])));
        double[] power =
                each(
                        BARS,
                        t ->
                                p.high[t] == p.low[t]
                                        ? 0.0
                                        : (p.close[t] - p.open[t]) / (p.high[t] - p.low[t]));
        expected.put("bop_14", sma(power, 14));
        double[] highs = rolling(p.high, 26, x -> 4.0 * lastIndexOf(max(x, 26)[25], x));
        double[] lows = rolling(p.low, 26, x -> 4.0 * lastIndexOf(min(x, 26)[25], x));
        expected.put("aroon_up_25", highs);
        expected.put("aroon_down_25", lows);
        expected.put("aroon_oscillator_25", minus(highs, lows));
    }

    private static double commodityChannel(double[] typical) {
        double mean = mean(typical);
        double deviation = mean(Arrays.stream(typical).map(x -> Math.abs(x - mean)).toArray());
        return (typical[typical.length - 1] - mean) / (0.015 * deviation);
    }

    private static double[] ultimate(NaiveSeries p) {
        double[] pressure =
                each(
                        BARS,
                        t -> t == 0 ? Double.NaN : p.close[t] - Math.min(p.low[t], p.close[t - 1]));
        double[] range = p.trueRange();
        double[] a = over(sum(pressure, 7), sum(range, 7));
        double[] b = over(sum(pressure, 14), sum(range, 14));
        double[] c = over(sum(pressure, 28), sum(range, 28));
        return each(BARS, t -> 100.0 * (4.0 * a[t] + 2.0 * b[t] + c[t]) / 7.0);
    }

    private static int lastIndexOf(double value, double[] x) {
        int found = -1;
        for (int i = 0; i < x.length; i++) {
            found = x[i] == value ? i : found;
        }
        return found;
    }
}
