package io.credence.feature.kernels.volatility;

import static io.credence.feature.kernels.oracle.Naive.ema;
import static io.credence.feature.kernels.oracle.Naive.max;
import static io.credence.feature.kernels.oracle.Naive.mean;
import static io.credence.feature.kernels.oracle.Naive.min;
import static io.credence.feature.kernels.oracle.Naive.std;
import static io.credence.feature.kernels.oracle.Naive.sum;
import static io.credence.feature.kernels.oracle.Naive.wilder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.credence.feature.kernels.bars.BarColumns;
import io.credence.feature.kernels.oracle.NaiveComparison;
import io.credence.feature.kernels.oracle.NaiveSeries;
import io.credence.feature.kernels.step.Kernel;
import io.credence.feature.kernels.step.KernelGraph;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every volatility feature again, by its formula, over arrays.
class VolatilityFeaturesTest {

    private static final int BARS = 400;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void shouldAgreeWithTheFormulas(long seed) {
        BarColumns bars = NaiveComparison.jumpingBars(seed, BARS);
        NaiveComparison.check(
                new VolatilityFeatures().features(), bars, new Naive(bars).features());
    }

    @Test
    void shouldTakeAGivenLongRunVariance() {
        // Given
        BarColumns bars = NaiveComparison.jumpingBars(1L, BARS);
        Naive naive = new Naive(bars);
        GarchParameters parameters = new GarchParameters(0.15, 0.7, 2e-6);
        KernelGraph graph = new KernelGraph();
        Kernel kernel = GarchFeatures.volatility("garch", parameters).kernel().apply(graph);
        for (int t = 0; t < BARS; t++) {
            // When
            graph.step(
                    bars.openTimeMs(t),
                    bars.open(t),
                    bars.high(t),
                    bars.low(t),
                    bars.close(t),
                    bars.volume(t),
                    new double[0]);
            // Then
            if (t < 50) {
                assertThat(kernel.value()).isNaN();
            } else {
                assertThat(kernel.value())
                        .isCloseTo(naive.garch(t, 0, 2e-6, 0.15, 0.7), within(1e-12));
            }
        }
    }

    private static final class Naive {

        private static final double LN_2 = Math.log(2.0);

        private final NaiveSeries s;
        private final double[] r;
        private final double[] ranges;
        private final double[] realized;

        private Naive(BarColumns bars) {
            this.s = new NaiveSeries(bars);
            this.r = s.returns;
            this.ranges = s.array(t -> t == 0 ? Double.NaN : s.trueRange(t));
            this.realized = s.array(t -> t < 20 ? Double.NaN : std(r, t, 20, 1));
        }

        private Map<String, IntToDoubleFunction> features() {
            Map<String, IntToDoubleFunction> all = new TreeMap<>();
            all.put("realized_vol_5", t -> std(r, t, 5, 1));
            all.put("realized_vol_10", t -> std(r, t, 10, 1));
            all.put("realized_vol_20", t -> realized[t]);
            all.put("realized_vol_50", t -> std(r, t, 50, 1));
            all.put("ewma_vol_20", t -> ewma(t, 20));
            all.put("ewma_vol_96", t -> ewma(t, 96));
            all.put("garch_vol", t -> rollingGarch(t, 200, 0.08, 0.9));
            all.put("downside_dev_20", t -> downside(t, 20));
            all.put("vol_of_vol_20", t -> std(realized, t, 20, 1));
            all.put("vol_ratio_5_20", t -> std(r, t, 5, 1) / std(r, t, 20, 1));
            all.put("vol_ratio_20_100", t -> std(r, t, 20, 1) / std(r, t, 100, 1));
            all.put("vol_percentile_100", this::percentile);
            all.put("parkinson_vol_20", t -> Math.sqrt(parkinson(t, 20)));
            all.put("garman_klass_vol_20", t -> Math.sqrt(garmanKlass(t, 20)));
            all.put("rogers_satchell_vol_20", t -> Math.sqrt(rogersSatchell(t, 20)));
            all.put("yang_zhang_vol_20", t -> Math.sqrt(yangZhang(t, 20)));
            all.put("atr_14", t -> wilder(ranges, 1, t, 14) / s.close[t]);
            all.put("atr_28", t -> wilder(ranges, 1, t, 28) / s.close[t]);
            all.put("bollinger_width_20", t -> 4.0 * std(s.close, t, 20, 0) / mean(s.close, t, 20));
            all.put(
                    "keltner_width_20",
                    t -> 4.0 * wilder(ranges, 1, t, 10) / ema(s.close, 0, t, 20));
            all.put("ulcer_index_14", t -> ulcerIndex(t, 14));
            all.put("choppiness_14", t -> choppiness(t, 14));
            return all;
        }

        private double[] squares() {
            return s.array(t -> r[t] * r[t]);
        }

        private double ewma(int t, int span) {
            double alpha = 2.0 / (span + 1);
            double sum = Math.pow(1 - alpha, t - 1) * r[1] * r[1];
            for (int i = 2; i <= t; i++) {
                sum += alpha * Math.pow(1 - alpha, t - i) * r[i] * r[i];
            }
            return Math.sqrt(sum);
        }

        private double rollingGarch(int t, int n, double alpha, double beta) {
            double[] squares = squares();
            double variance = Math.pow(beta, t - n + 1) * mean(squares, n, n);
            for (int i = n; i <= t; i++) {
                double longRun = mean(squares, i, n);
                variance +=
                        Math.pow(beta, t - i)
                                * ((1 - alpha - beta) * longRun + alpha * r[i] * r[i]);
            }
            return Math.sqrt(variance);
        }

        /// @param begin the bar at which the variance is the long-run one
        private double garch(int t, int begin, double longRun, double alpha, double beta) {
            double variance = Math.pow(beta, t - begin) * longRun;
            for (int i = begin + 1; i <= t; i++) {
                variance +=
                        Math.pow(beta, t - i)
                                * ((1 - alpha - beta) * longRun + alpha * r[i] * r[i]);
            }
            return Math.sqrt(variance);
        }

        private double downside(int t, int n) {
            double sum = 0.0;
            for (int i = t - n + 1; i <= t; i++) {
                sum += r[i] < 0.0 ? r[i] * r[i] : 0.0;
            }
            return Math.sqrt(sum / n);
        }

        private double percentile(int t) {
            double below = 0.0;
            for (int i = t - 99; i < t; i++) {
                below += realized[i] < realized[t] ? 1.0 : 0.0;
            }
            return below / 99.0;
        }

        private double parkinson(int t, int n) {
            double[] x = s.array(i -> Math.pow(Math.log(s.high[i] / s.low[i]), 2));
            return sum(x, t, n) / (4.0 * n * LN_2);
        }

        private double garmanKlass(int t, int n) {
            double[] x =
                    s.array(i ->
                            0.5 * Math.pow(Math.log(s.high[i] / s.low[i]), 2)
                                    - (2 * LN_2 - 1)
                                            * Math.pow(Math.log(s.close[i] / s.open[i]), 2));
            return mean(x, t, n);
        }

        private double rogersSatchell(int t, int n) {
            double[] x =
                    s.array(i ->
                            Math.log(s.high[i] / s.close[i]) * Math.log(s.high[i] / s.open[i])
                                    + Math.log(s.low[i] / s.close[i])
                                            * Math.log(s.low[i] / s.open[i]));
            return mean(x, t, n);
        }

        private double yangZhang(int t, int n) {
            double[] gap = s.array(i -> i == 0 ? Double.NaN : Math.log(s.open[i] / s.close[i - 1]));
            double[] day = s.array(i -> Math.log(s.close[i] / s.open[i]));
            double k = 0.34 / (1.34 + (n + 1.0) / (n - 1.0));
            return Math.pow(std(gap, t, n, 1), 2)
                    + k * Math.pow(std(day, t, n, 1), 2)
                    + (1.0 - k) * rogersSatchell(t, n);
        }

        private double ulcerIndex(int t, int n) {
            double sum = 0.0;
            for (int i = t - n + 1; i <= t; i++) {
                double peak = max(s.close, i, i - (t - n));
                sum += Math.pow(1.0 - s.close[i] / peak, 2);
            }
            return Math.sqrt(sum / n);
        }

        // The true high and low of a window are those of its bars and of the close before it.
        private double choppiness(int t, int n) {
            double top = Math.max(max(s.high, t, n), s.close[t - n]);
            double bottom = Math.min(min(s.low, t, n), s.close[t - n]);
            return 100.0 * Math.log10(sum(ranges, t, n) / (top - bottom)) / Math.log10(n);
        }
    }
}
