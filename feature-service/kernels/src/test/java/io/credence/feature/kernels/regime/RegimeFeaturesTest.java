package io.credence.feature.kernels.regime;

import static io.credence.feature.kernels.oracle.Naive.each;
import static io.credence.feature.kernels.oracle.Naive.max;
import static io.credence.feature.kernels.oracle.Naive.mean;
import static io.credence.feature.kernels.oracle.Naive.min;
import static io.credence.feature.kernels.oracle.Naive.minus;
import static io.credence.feature.kernels.oracle.Naive.rolling;
import static io.credence.feature.kernels.oracle.Naive.sampleStd;
import static io.credence.feature.kernels.oracle.Naive.shift;
import static io.credence.feature.kernels.oracle.Naive.sma;
import static io.credence.feature.kernels.oracle.Naive.sum;
import static io.credence.feature.kernels.oracle.Naive.wilder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.credence.feature.api.Bar;
import io.credence.feature.api.Interval;
import io.credence.feature.kernels.bars.BarColumns;
import io.credence.feature.kernels.bars.RandomBars;
import io.credence.feature.kernels.catalogue.FeatureCatalogue;
import io.credence.feature.kernels.oracle.KernelRun;
import io.credence.feature.kernels.oracle.NaiveComparison;
import io.credence.feature.kernels.oracle.NaiveSeries;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegimeFeaturesTest {

    private static final int BARS = 400;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void shouldAgreeWithTheFormulas(long seed) {
        // Given
        BarColumns bars = RandomBars.gapless(seed, BARS, Interval.H1);
        NaiveSeries p = new NaiveSeries(bars);
        Map<String, double[]> expected = new HashMap<>();
        // When
        directions(expected, p);
        lines(expected, p);
        averages(expected, p);
        supertrend(expected, p);
        cloud(expected, p);
        persistence(expected, p);
        hiddenMarkov(expected, p);
        // Then
        NaiveComparison.check(new RegimeFeatures().features(), expected, bars);
    }

    private static void directions(Map<String, double[]> expected, NaiveSeries p) {
        double[] plus = new double[BARS];
        double[] minus = new double[BARS];
        plus[0] = Double.NaN;
        minus[0] = Double.NaN;
        for (int t = 1; t < BARS; t++) {
            double up = p.high[t] - p.high[t - 1];
            double down = p.low[t - 1] - p.low[t];
            plus[t] = up > down && up > 0 ? up : 0;
            minus[t] = down > up && down > 0 ? down : 0;
        }
        double[] range = wilder(p.trueRange(), 14);
        double[] plusMean = wilder(plus, 14);
        double[] minusMean = wilder(minus, 14);
        double[] plusDi = each(BARS, t -> 100.0 * plusMean[t] / range[t]);
        double[] minusDi = each(BARS, t -> 100.0 * minusMean[t] / range[t]);
        double[] dx =
                each(
                        BARS,
                        t -> 100.0 * Math.abs(plusDi[t] - minusDi[t]) / (plusDi[t] + minusDi[t]));
        double[] adx = wilder(dx, 14);
        double[] before = shift(adx, 14);
        expected.put("plus_di_14", plusDi);
        expected.put("minus_di_14", minusDi);
        expected.put("dx_14", dx);
        expected.put("adx_14", adx);
        expected.put("adxr_14", each(BARS, t -> 0.5 * (adx[t] + before[t])));
        expected.put("ranging_14", each(BARS, t -> adx[t] < 20 ? 1 : 0));
    }

    private static void lines(Map<String, double[]> expected, NaiveSeries p) {
        double[] t = rolling(p.close, 50, RegimeFeaturesTest::slopeStatistic);
        expected.put("trend_t_50", t);
        expected.put("trend_direction_50", each(BARS, i -> Math.signum(t[i])));
        expected.put(
                "trend_strength_50", rolling(p.close, 50, y -> 1.0 - residuals(y) / deviations(y)));
    }

    private static double slope(double[] y) {
        double middle = (y.length - 1) / 2.0;
        double mean = mean(y);
        double products = 0.0;
        double squares = 0.0;
        for (int i = 0; i < y.length; i++) {
            products += (i - middle) * (y[i] - mean);
            squares += (i - middle) * (i - middle);
        }
        return products / squares;
    }

    private static double residuals(double[] y) {
        double middle = (y.length - 1) / 2.0;
        double mean = mean(y);
        double slope = slope(y);
        double sum = 0.0;
        for (int i = 0; i < y.length; i++) {
            double residual = y[i] - mean - slope * (i - middle);
            sum += residual * residual;
        }
        return sum;
    }

    private static double deviations(double[] y) {
        double mean = mean(y);
        return Arrays.stream(y).map(v -> (v - mean) * (v - mean)).sum();
    }

    private static double slopeStatistic(double[] y) {
        double squares = 0.0;
        for (int i = 0; i < y.length; i++) {
            squares += Math.pow(i - (y.length - 1) / 2.0, 2);
        }
        double error = Math.sqrt(residuals(y) / (y.length - 2) / squares);
        return slope(y) / error;
    }

    private static void averages(Map<String, double[]> expected, NaiveSeries p) {
        double[] c = p.close;
        double[] fast = sma(c, 50);
        double[] slow = sma(c, 200);
        expected.put(
                "bull_bear_50_200",
                each(
                        BARS,
                        t ->
                                c[t] > slow[t] && fast[t] > slow[t]
                                        ? 1
                                        : c[t] < slow[t] && fast[t] < slow[t] ? -1 : 0));
        double[] change = minus(c, shift(c, 1));
        for (int n : new int[] {10, 30}) {
            double[] path = sum(each(BARS, t -> Math.abs(change[t])), n);
            double[] net = minus(c, shift(c, n));
            expected.put("efficiency_ratio_" + n, each(BARS, t -> Math.abs(net[t]) / path[t]));
        }
    }

    private static void supertrend(Map<String, double[]> expected, NaiveSeries p) {
        double[] range = wilder(p.trueRange(), 10);
        double[] direction = new double[BARS];
        double upper = Double.POSITIVE_INFINITY;
        double lower = Double.NEGATIVE_INFINITY;
        for (int t = 10; t < BARS; t++) {
            double middle = (p.high[t] + p.low[t]) / 2;
            double last = t == 10 ? middle : p.close[t - 1];
            upper = last > upper ? middle + 3 * range[t] : Math.min(upper, middle + 3 * range[t]);
            lower = last < lower ? middle - 3 * range[t] : Math.max(lower, middle - 3 * range[t]);
            double held = t == 10 ? p.close[t] >= middle ? 1 : -1 : direction[t - 1];
            direction[t] = held > 0 ? p.close[t] < lower ? -1 : 1 : p.close[t] > upper ? 1 : -1;
        }
        expected.put("supertrend_direction_10_3", direction);
    }

    private static void cloud(Map<String, double[]> expected, NaiveSeries p) {
        double[] conversion = middle(p, 9);
        double[] base = middle(p, 26);
        double[] a = each(BARS, t -> (conversion[t] + base[t]) / 2);
        double[] b = middle(p, 52);
        expected.put("ichimoku_cloud_now_9_26_52", position(p, a, b));
        expected.put("ichimoku_cloud_9_26_52", position(p, shift(a, 26), shift(b, 26)));
    }

    private static double[] middle(NaiveSeries p, int n) {
        double[] max = max(p.high, n);
        double[] min = min(p.low, n);
        return each(BARS, t -> (max[t] + min[t]) / 2);
    }

    private static double[] position(NaiveSeries p, double[] a, double[] b) {
        double[] c = p.close;
        return each(
                BARS, t -> c[t] > a[t] && c[t] > b[t] ? 1 : c[t] < a[t] && c[t] < b[t] ? -1 : 0);
    }

    private static void persistence(Map<String, double[]> expected, NaiveSeries p) {
        double[] r = p.returns;
        expected.put("hurst_100", rolling(r, 100, RegimeFeaturesTest::hurst));
        expected.put("variance_ratio_5_100", rolling(r, 100, RegimeFeaturesTest::varianceRatio));
        double[] volatility = rolling(r, 20, last -> sampleStd(last));
        expected.put(
                "volatility_regime_20_200", rolling(volatility, 200, RegimeFeaturesTest::third));
    }

    private static double[] overlapping(double[] r, int k) {
        return each(r.length - k + 1, i -> Arrays.stream(r, i, i + k).sum());
    }

    private static double hurst(double[] r) {
        double[] x = new double[5];
        double[] y = new double[5];
        for (int i = 0; i < 5; i++) {
            int k = 1 << i;
            x[i] = Math.log(k);
            y[i] = Math.log(Math.sqrt(100.0 / (101 - k)) * sampleStd(overlapping(r, k)));
        }
        double products = 0.0;
        double squares = 0.0;
        for (int i = 0; i < 5; i++) {
            products += (x[i] - mean(x)) * (y[i] - mean(y));
            squares += (x[i] - mean(x)) * (x[i] - mean(x));
        }
        return Math.max(0.0, Math.min(1.0, products / squares));
    }

    private static double varianceRatio(double[] r) {
        double mean = mean(r);
        double sum = 0.0;
        for (double aggregate : overlapping(r, 5)) {
            sum += (aggregate - 5 * mean) * (aggregate - 5 * mean);
        }
        double divisor = 5 * (100 - 5 + 1) * (1 - 5 / 100.0);
        return sum / divisor / Math.pow(sampleStd(r), 2);
    }

    private static double third(double[] volatility) {
        double newest = volatility[volatility.length - 1];
        double[] others = Arrays.copyOf(volatility, volatility.length - 1);
        double share = (double) Arrays.stream(others).filter(v -> v < newest).count() / 199;
        return share < 1 / 3.0 ? -1 : share > 2 / 3.0 ? 1 : 0;
    }

    private static void hiddenMarkov(Map<String, double[]> expected, NaiveSeries p) {
        // As docs/features.md has them: about what a fit finds in bitcoin's returns, 2023 to 2026.
        double stayLow = 0.93;
        double stayHigh = 0.67;
        double[] r = p.returns;
        double alpha = 2.0 / 201;
        double variance = r[1] * r[1];
        double[] probability = new double[BARS];
        // Of the first return nothing is told: there is no scale yet.
        probability[1] = (1 - stayLow) / (1 - stayLow + 1 - stayHigh);
        for (int t = 2; t < BARS; t++) {
            double before = probability[t - 1];
            double ofHigh = before * stayHigh + (1 - before) * (1 - stayLow);
            double ofLow = before * (1 - stayHigh) + (1 - before) * stayLow;
            double scale = Math.sqrt(variance);
            if (scale > 0) {
                ofHigh *= normal(r[t], 2.2 * scale);
                ofLow *= normal(r[t], 0.58 * scale);
            }
            probability[t] = ofHigh / (ofHigh + ofLow);
            variance = (1 - alpha) * variance + alpha * r[t] * r[t];
        }
        expected.put("hmm_high_vol_probability", probability);
    }

    static double normal(double x, double std) {
        return Math.exp(-x * x / (2 * std * std)) / (std * Math.sqrt(2 * Math.PI));
    }

    @Test
    void shouldTellTrendingFromReturningMoves() {
        // Given moves that follow each other, that are independent, that turn back
        double persistent = meanHurst(0.6);
        double independent = meanHurst(0.0);
        double returning = meanHurst(-0.6);
        // Then
        assertThat(independent).isCloseTo(0.47, within(0.02));
        assertThat(persistent).isGreaterThan(independent + 0.1);
        assertThat(returning).isLessThan(independent - 0.1);
    }

    private static double meanHurst(double correlation) {
        SplittableRandom random = new SplittableRandom(9L);
        double[] move = new double[1];
        double[] values =
                KernelRun.values(
                        walk(
                                5000,
                                last -> {
                                    move[0] = correlation * move[0] + 0.01 * random.nextGaussian();
                                    return last * Math.exp(move[0]);
                                }),
                        FeatureCatalogue.feature("hurst_100").orElseThrow().kernel());
        return mean(Arrays.copyOfRange(values, 100, values.length));
    }

    @Test
    void shouldHoldTheExtremesOfAStraightLine() {
        // Given
        BarColumns bars = walk(300, last -> last + 0.25);
        // When / Then
        assertThat(last(bars, "trend_t_50")).isEqualTo(100.0);
        assertThat(last(bars, "trend_strength_50")).isCloseTo(1.0, within(1e-12));
        assertThat(last(bars, "efficiency_ratio_30")).isEqualTo(1.0);
        assertThat(last(bars, "bull_bear_50_200")).isEqualTo(1.0);
        assertThat(last(bars, "supertrend_direction_10_3")).isEqualTo(1.0);
        assertThat(last(bars, "ichimoku_cloud_9_26_52")).isEqualTo(1.0);
    }

    @Test
    void shouldSeeNoRegimeInRounding() {
        // Given a price that grows by the same factor, and one that alternates
        BarColumns growing = walk(300, last -> last * 1.001);
        BarColumns alternating = walk(300, last -> last > 100.5 ? 100.0 : 101.0);
        // When / Then
        assertThat(last(growing, "hurst_100")).isEqualTo(0.5);
        assertThat(last(growing, "variance_ratio_5_100")).isEqualTo(1.0);
        assertThat(last(alternating, "hurst_100")).isZero();
    }

    private static double last(BarColumns bars, String feature) {
        double[] values =
                KernelRun.values(bars, FeatureCatalogue.feature(feature).orElseThrow().kernel());
        return values[values.length - 1];
    }

    private static BarColumns walk(int n, DoubleUnaryOperator next) {
        BarColumns bars = new BarColumns();
        double close = 100.0;
        for (int i = 0; i < n; i++) {
            double open = close;
            close = next.applyAsDouble(close);
            bars.add(
                    new Bar(
                            i * 3_600_000L,
                            open,
                            Math.max(open, close),
                            Math.min(open, close),
                            close,
                            1.0));
        }
        return bars;
    }
}
