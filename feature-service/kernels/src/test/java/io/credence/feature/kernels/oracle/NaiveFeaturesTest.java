package io.credence.feature.kernels.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.credence.feature.api.Bar;
import io.credence.feature.api.Interval;
import io.credence.feature.api.WindowSpec;
import io.credence.feature.kernels.bars.BarColumns;
import io.credence.feature.kernels.bars.RandomBars;
import io.credence.feature.kernels.catalogue.FeatureCatalogue;
import io.credence.feature.kernels.engine.FeatureMatrix;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every feature again, by its formula, over arrays.
class NaiveFeaturesTest {

    private static final int BARS = 400;
    private static final Offset<Double> TIGHT = within(1e-12);

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void shouldAgreeWithTheFormula(long seed) {
        // Given
        BarColumns bars = RandomBars.gapless(seed, BARS, Interval.H1);
        double[] close = IntStream.range(0, BARS).mapToDouble(bars::close).toArray();
        double[] volume = IntStream.range(0, BARS).mapToDouble(bars::volume).toArray();
        double[] r = new double[BARS];
        for (int t = 1; t < BARS; t++) {
            r[t] = Math.log(close[t]) - Math.log(close[t - 1]);
        }
        // When
        FeatureMatrix rows =
                FeatureMatrix.compute(
                        FeatureCatalogue.CORE_12, Interval.H1, WindowSpec.DEFAULT, bars);
        // Then
        for (int t = 96; t < BARS; t++) {
            double[] last20 = Arrays.copyOfRange(close, t - 19, t + 1);
            double[] last5 = Arrays.copyOfRange(close, t - 4, t + 1);
            double[] volumes = Arrays.copyOfRange(volume, t - 19, t + 1);
            assertThat(rows.value(t, 0)).isCloseTo(r[t], TIGHT);
            assertThat(rows.value(t, 1)).isCloseTo(Math.log(close[t] / close[t - 5]), TIGHT);
            assertThat(rows.value(t, 2))
                    .isCloseTo(std(Arrays.copyOfRange(r, t - 19, t + 1)), TIGHT);
            assertThat(rows.value(t, 3)).isCloseTo(ewma(r, t, 20), TIGHT);
            assertThat(rows.value(t, 4)).isCloseTo(ewma(r, t, 96), TIGHT);
            assertThat(rows.value(t, 5)).isCloseTo(close[t] / close[t - 20] - 1.0, TIGHT);
            assertThat(rows.value(t, 7))
                    .isCloseTo((volume[t] - mean(volumes)) / std(volumes), within(1e-9));
            assertThat(rows.value(t, 8)).isEqualTo((bars.high(t) - bars.low(t)) / close[t]);
            assertThat(rows.value(t, 9)).isCloseTo(mean(last5) / mean(last20) - 1.0, TIGHT);
            assertThat(rows.value(t, 10)).isCloseTo(timeOfDay(bars.openTimeMs(t)), TIGHT);
            assertThat(rows.value(t, 11)).isCloseTo(dayOfWeek(bars.openTimeMs(t)), TIGHT);
        }
    }

    @Test
    void shouldCallAFlatMarketNeutral() {
        // Given
        BarColumns bars = new BarColumns();
        for (int i = 0; i < 120; i++) {
            bars.add(new Bar(i * 60_000L, 1e9, 1e9, 1e9, 1e9, 1e12 / 3));
        }
        // When
        FeatureMatrix rows =
                FeatureMatrix.compute(
                        FeatureCatalogue.CORE_12, Interval.M1, WindowSpec.DEFAULT, bars);
        // Then
        assertThat(rows.value(119, 2)).isZero();
        assertThat(rows.value(119, 4)).isZero();
        assertThat(rows.value(119, 6)).isEqualTo(50.0);
        assertThat(rows.value(119, 7)).isZero();
        assertThat(rows.value(119, 9)).isZero();
        assertThat(rows.isWarm(119)).isTrue();
    }

    private static double ewma(double[] r, int t, int span) {
        double alpha = 2.0 / (span + 1);
        double sum = Math.pow(1 - alpha, t - 1) * r[1] * r[1];
        for (int i = 2; i <= t; i++) {
            sum += alpha * Math.pow(1 - alpha, t - i) * r[i] * r[i];
        }
        return Math.sqrt(sum);
    }

    private static double mean(double[] x) {
        return Arrays.stream(x).average().orElseThrow();
    }

    private static double std(double[] x) {
        double mean = mean(x);
        return Math.sqrt(Arrays.stream(x).map(v -> (v - mean) * (v - mean)).sum() / (x.length - 1));
    }

    private static double timeOfDay(long openTimeMs) {
        LocalTime time = Instant.ofEpochMilli(openTimeMs).atOffset(ZoneOffset.UTC).toLocalTime();
        return Math.sin(2 * Math.PI * time.toSecondOfDay() / 86_400.0);
    }

    private static double dayOfWeek(long openTimeMs) {
        DayOfWeek day = Instant.ofEpochMilli(openTimeMs).atOffset(ZoneOffset.UTC).getDayOfWeek();
        return Math.sin(2 * Math.PI * (day.getValue() - 1) / 7.0);
    }
}
