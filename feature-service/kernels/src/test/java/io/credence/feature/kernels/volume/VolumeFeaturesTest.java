package io.credence.feature.kernels.volume;

import static io.credence.feature.kernels.oracle.Naive.ema;
import static io.credence.feature.kernels.oracle.Naive.max;
import static io.credence.feature.kernels.oracle.Naive.mean;
import static io.credence.feature.kernels.oracle.Naive.min;
import static io.credence.feature.kernels.oracle.Naive.std;
import static io.credence.feature.kernels.oracle.Naive.sum;

import io.credence.feature.kernels.bars.BarColumns;
import io.credence.feature.kernels.oracle.NaiveComparison;
import io.credence.feature.kernels.oracle.NaiveSeries;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every volume feature again, by its formula, over arrays.
class VolumeFeaturesTest {

    private static final int BARS = 400;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void shouldAgreeWithTheFormulas(long seed) {
        BarColumns bars = NaiveComparison.jumpingBars(seed, BARS);
        NaiveComparison.check(new VolumeFeatures().features(), bars, new Naive(bars).features());
    }

    private static final class Naive {

        private final BarColumns bars;
        private final NaiveSeries s;
        private final double[] signed;
        private final double[] flow;
        private final double[] turnover;
        private final double[] force;
        private final double[] line;

        private Naive(BarColumns bars) {
            this.bars = bars;
            this.s = new NaiveSeries(bars);
            this.signed = s.array(t -> t == 0 ? Double.NaN : signedVolume(t));
            this.flow = s.array(this::moneyFlowVolume);
            this.turnover = s.array(t -> s.typical[t] * s.volume[t]);
            this.force =
                    s.array(t -> t == 0 ? Double.NaN : (s.close[t] - s.close[t - 1]) * s.volume[t]);
            this.line = s.array(t -> sum(flow, t, t + 1));
        }

        private Map<String, IntToDoubleFunction> features() {
            Map<String, IntToDoubleFunction> all = new TreeMap<>();
            all.put("volume_zscore", t -> zScore(t, 20));
            all.put("volume_zscore_50", t -> zScore(t, 50));
            all.put("volume_ratio_5", t -> s.volume[t] / mean(s.volume, t, 5));
            all.put("volume_ratio_20", t -> s.volume[t] / mean(s.volume, t, 20));
            all.put("volume_ratio_50", t -> s.volume[t] / mean(s.volume, t, 50));
            all.put("log_volume_change_1", this::logChange);
            double[] pvo = s.array(this::pvo);
            all.put("pvo_12_26", t -> pvo[t]);
            all.put("pvo_signal_9", t -> ema(pvo, 25, t, 9));
            all.put("volume_concentration_20", this::concentration);
            all.put("price_volume_corr_20", t -> correlation(t, 20));
            all.put("price_volume_corr_50", t -> correlation(t, 50));
            all.put("obv_share_20", t -> sum(signed, t, 20) / sum(s.volume, t, 20));
            all.put("obv_share_50", t -> sum(signed, t, 50) / sum(s.volume, t, 50));
            all.put("cmf_20", t -> sum(flow, t, 20) / sum(s.volume, t, 20));
            all.put("chaikin_oscillator_3_10", this::chaikinOscillator);
            all.put("mfi_14", t -> moneyFlowIndex(t, 14));
            all.put("force_index_2", t -> forceIndex(t, 2));
            all.put("force_index_13", t -> forceIndex(t, 13));
            all.put("ease_of_movement_14", t -> easeOfMovement(t, 14));
            all.put("vwap_distance_20", t -> vwapDistance(t, 20));
            all.put("vwap_distance_50", t -> vwapDistance(t, 50));
            all.put("vwap_distance_day", t -> vwapDistance(t, barsOfDay(t)));
            all.put("poc_distance_50", t -> profile(t)[0]);
            all.put("value_area_high_distance_50", t -> profile(t)[1]);
            all.put("value_area_low_distance_50", t -> profile(t)[2]);
            all.put("volume_above_close_50", t -> profile(t)[3]);
            return all;
        }

        private double zScore(int t, int n) {
            return (s.volume[t] - mean(s.volume, t, n)) / std(s.volume, t, n, 1);
        }

        private double logChange(int t) {
            boolean traded = s.volume[t] > 0.0 && s.volume[t - 1] > 0.0;
            return traded ? Math.log(s.volume[t]) - Math.log(s.volume[t - 1]) : 0.0;
        }

        private double pvo(int t) {
            return t < 25 ? Double.NaN : ema(s.volume, 0, t, 12) / ema(s.volume, 0, t, 26) - 1.0;
        }

        private double concentration(int t) {
            double squares = 0.0;
            for (int i = t - 19; i <= t; i++) {
                squares += s.volume[i] * s.volume[i];
            }
            return squares / Math.pow(sum(s.volume, t, 20), 2);
        }

        private double correlation(int t, int n) {
            double meanReturn = mean(s.returns, t, n);
            double meanVolume = mean(s.volume, t, n);
            double covariance = 0.0;
            for (int i = t - n + 1; i <= t; i++) {
                covariance += (s.returns[i] - meanReturn) * (s.volume[i] - meanVolume) / n;
            }
            return covariance / (std(s.returns, t, n, 0) * std(s.volume, t, n, 0));
        }

        private double signedVolume(int t) {
            if (s.close[t] == s.close[t - 1]) {
                return 0.0;
            }
            return s.close[t] > s.close[t - 1] ? s.volume[t] : -s.volume[t];
        }

        private double moneyFlowVolume(int t) {
            if (s.high[t] == s.low[t]) {
                return 0.0;
            }
            return (2.0 * s.close[t] - s.high[t] - s.low[t]) / (s.high[t] - s.low[t]) * s.volume[t];
        }

        // As the textbook has it: of the line that adds up from the first bar on.
        private double chaikinOscillator(int t) {
            return (ema(line, 0, t, 3) - ema(line, 0, t, 10)) / mean(s.volume, t, 20);
        }

        private double moneyFlowIndex(int t, int n) {
            double up = 0.0;
            double down = 0.0;
            for (int i = t - n + 1; i <= t; i++) {
                up += s.typical[i] > s.typical[i - 1] ? turnover[i] : 0.0;
                down += s.typical[i] < s.typical[i - 1] ? turnover[i] : 0.0;
            }
            return 100.0 - 100.0 / (1.0 + up / down);
        }

        private double forceIndex(int t, int n) {
            return ema(force, 1, t, n) / s.close[t] / mean(s.volume, t, 20);
        }

        private double easeOfMovement(int t, int n) {
            double sum = 0.0;
            for (int i = t - n + 1; i <= t; i++) {
                double move = (s.high[i] + s.low[i]) / 2 - (s.high[i - 1] + s.low[i - 1]) / 2;
                double range = s.high[i] - s.low[i];
                double usualRange = mean(s.array(j -> s.high[j] - s.low[j]), i, 20);
                double box = Math.max(s.volume[i] / mean(s.volume, i, 20), 0.1);
                sum += move / s.close[i] * (range / usualRange) / box;
            }
            return sum / n;
        }

        private double vwapDistance(int t, int n) {
            double traded = sum(s.volume, t, n);
            return traded == 0.0 ? 0.0 : s.close[t] / (sum(turnover, t, n) / traded) - 1.0;
        }

        private int barsOfDay(int t) {
            int first = t;
            while (first > 0 && day(first - 1).equals(day(t))) {
                first--;
            }
            return t - first + 1;
        }

        private LocalDate day(int t) {
            return LocalDate.ofInstant(Instant.ofEpochMilli(bars.openTimeMs(t)), ZoneOffset.UTC);
        }

        /// Distances to the point of control and to the value area's ends, and the share above.
        private double[] profile(int t) {
            double bottom = min(s.low, t, 50);
            double step = (max(s.high, t, 50) - bottom) / 24;
            double total = sum(s.volume, t, 50);
            double[] at = new double[24];
            double above = 0.0;
            for (int i = t - 49; i <= t; i++) {
                int bin = 0;
                while (bin < 23 && s.typical[i] >= bottom + (bin + 1) * step) {
                    bin++;
                }
                at[bin] += s.volume[i];
                above += s.volume[i] * (Math.signum(s.typical[i] - s.close[t]) + 1.0) / 2.0;
            }
            int fullest = 0;
            for (int bin = 0; bin < 24; bin++) {
                fullest = at[bin] > at[fullest] ? bin : fullest;
            }
            int from = fullest;
            int to = fullest + 1;
            double inside = at[fullest];
            while (inside < 0.7 * total) {
                boolean upwards = from == 0 || (to < 24 && at[to] >= at[from - 1]);
                inside += upwards ? at[to++] : at[--from];
            }
            double close = s.close[t];
            return new double[] {
                1.0 - (bottom + fullest * step + step / 2) / close,
                1.0 - (bottom + to * step) / close,
                1.0 - (bottom + from * step) / close,
                above / total
            };
        }
    }
}
