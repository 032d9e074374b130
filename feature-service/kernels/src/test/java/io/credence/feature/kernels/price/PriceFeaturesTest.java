package io.credence.feature.kernels.price;

import static io.credence.feature.kernels.oracle.Naive.ema;
import static io.credence.feature.kernels.oracle.Naive.max;
import static io.credence.feature.kernels.oracle.Naive.mean;
import static io.credence.feature.kernels.oracle.Naive.min;
import static io.credence.feature.kernels.oracle.Naive.over;
import static io.credence.feature.kernels.oracle.Naive.std;

import io.credence.feature.api.Bar;
import io.credence.feature.api.Interval;
import io.credence.feature.kernels.bars.BarColumns;
import io.credence.feature.kernels.bars.RandomBars;
import io.credence.feature.kernels.definition.FeatureDefinition;
import io.credence.feature.kernels.oracle.NaiveComparison;
import io.credence.feature.kernels.oracle.NaiveSeries;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every price feature again, by its formula, over arrays.
class PriceFeaturesTest {

    private static final int BARS = 400;
    private static final List<FeatureDefinition> FEATURES = new PriceFeatures().features();

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void shouldAgreeWithTheFormulas(long seed) {
        // Given bars that open away from the last close, and bars that stand still
        BarColumns jumping = NaiveComparison.jumpingBars(seed, BARS);
        BarColumns walk = RandomBars.gapless(seed, BARS, Interval.H1);
        // When / Then
        NaiveComparison.check(FEATURES, new Expected(jumping).features(), jumping);
        NaiveComparison.check(FEATURES, new Expected(walk).features(), walk);
    }

    @Test
    void shouldSayWhatItPromisesOfAPriceThatDoesNotMove() {
        // Given
        BarColumns bars = new BarColumns();
        for (int t = 0; t < BARS; t++) {
            bars.add(new Bar(t * Interval.H1.millis(), 0.1, 0.1, 0.1, 0.1, 1.0));
        }
        // When
        Map<String, double[]> expected = new HashMap<>();
        for (FeatureDefinition feature : FEATURES) {
            double still = feature.name().startsWith("donchian_position_") ? 0.5 : 0.0;
            expected.put(feature.name(), new NaiveSeries(bars).array(t -> still));
        }
        // Then
        NaiveComparison.check(FEATURES, expected, bars);
    }

    private static final class Expected {

        private final NaiveSeries s;
        private final double[] c;
        private final Map<String, double[]> all = new HashMap<>();

        private Expected(BarColumns bars) {
            this.s = new NaiveSeries(bars);
            this.c = s.close;
        }

        private Map<String, double[]> features() {
            changes();
            averages();
            extremes();
            pivots();
            for (int n : new int[] {20, 50}) {
                put(
                        "close_zscore_" + n,
                        n - 1,
                        t -> over(c[t] - mean(c, t, n), std(c, t, n, 0), 0));
            }
            put("spread", 0, t -> (s.high[t] - s.low[t]) / c[t]);
            put("gap", 1, t -> s.open[t] / c[t - 1] - 1.0);
            return all;
        }

        private void changes() {
            for (int k : new int[] {1, 2, 3, 5, 10, 15, 30, 60}) {
                put("log_return_" + k, k, t -> Math.log(c[t] / c[t - k]));
            }
            for (int k : new int[] {1, 5, 15, 60}) {
                put("return_" + k, k, t -> c[t] / c[t - k] - 1.0);
            }
            for (int n : new int[] {5, 15, 30, 60}) {
                put("price_momentum_" + n, n, t -> momentum(t, n));
            }
        }

        private double momentum(int t, int n) {
            return over(Math.log(c[t] / c[t - n]), std(s.returns, t, n) * Math.sqrt(n), 0.0);
        }

        private void averages() {
            for (int n : new int[] {7, 25, 99, 200}) {
                put("sma_distance_" + n, n - 1, t -> c[t] / mean(c, t, n) - 1.0);
                put("ema_distance_" + n, n - 1, t -> c[t] / ema(c, 0, t, n) - 1.0);
            }
        }

        private void extremes() {
            for (int n : new int[] {20, 50, 100}) {
                put("high_distance_" + n, n - 1, t -> c[t] / max(s.high, t, n) - 1.0);
                put("low_distance_" + n, n - 1, t -> c[t] / min(s.low, t, n) - 1.0);
            }
            for (int n : new int[] {20, 55}) {
                put("donchian_position_" + n, n - 1, t -> donchian(t, n));
            }
            for (int permille : new int[] {236, 382, 500, 618, 786}) {
                put("fib_distance_" + permille, 99, t -> retraced(t, permille / 1000.0));
            }
        }

        private double donchian(int t, int n) {
            double lowest = min(s.low, t, n);
            return over(c[t] - lowest, max(s.high, t, n) - lowest, 0.5);
        }

        private double retraced(int t, double level) {
            double highest = max(s.high, t, 100);
            double lowest = min(s.low, t, 100);
            return (c[t] - (highest - level * (highest - lowest))) / c[t];
        }

        private void pivots() {
            put("pivot_distance", 24, t -> off(t, pivot(t)));
            put("pivot_r1_distance", 24, t -> off(t, 2.0 * pivot(t) - min(s.low, t - 1, 24)));
            put("pivot_s1_distance", 24, t -> off(t, 2.0 * pivot(t) - max(s.high, t - 1, 24)));
        }

        private double pivot(int t) {
            return (max(s.high, t - 1, 24) + min(s.low, t - 1, 24) + c[t - 1]) / 3.0;
        }

        private double off(int t, double level) {
            return (c[t] - level) / c[t];
        }

        /// @param first the first bar at which there is a value
        private void put(String name, int first, IntToDoubleFunction formula) {
            all.put(name, s.array(t -> t < first ? Double.NaN : formula.applyAsDouble(t)));
        }
    }
}
