package io.credence.strategy.engine.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.credence.feature.api.Interval;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VolatilityForecastTest {

    static LongStream seeds() {
        return LongStream.concat(LongStream.rangeClosed(1, 10), LongStream.of(System.nanoTime()));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void shouldEqualTheWeightedMeanOfSquaredReturns(long seed) {
        // Given
        SplittableRandom random = new SplittableRandom(seed);
        double[] closes = random.doubles(200, 90, 110).toArray();
        VolatilityForecast forecast = new VolatilityForecast(Interval.H1, VolatilityState.EMPTY);
        for (int t = 0; t < closes.length; t++) {
            // When
            forecast.step(t * 3_600_000L, closes[t]);
            // Then
            double weighted = 0;
            double weights = 0;
            for (int i = 1; i <= t; i++) {
                double r = Math.log(closes[i] / closes[i - 1]);
                double weight = Math.pow(1 - 2.0 / 97, t - i);
                weighted += weight * r * r;
                weights += weight;
            }
            double expected = t < 20 ? Double.NaN : Math.sqrt(weighted / weights * 8760);
            assertThat(forecast.annualised()).isCloseTo(expected, within(1e-9));
        }
    }

    @Test
    void shouldNotTakeAJumpOverAGapForAReturn() {
        // Given: a warm forecast of 10 bp a minute
        VolatilityForecast forecast = new VolatilityForecast(Interval.M1, VolatilityState.EMPTY);
        for (int i = 0; i < 50; i++) {
            forecast.step(i * 60_000L, i % 2 == 0 ? 100 : 100.1);
        }
        double before = forecast.annualised();
        // When
        forecast.step(500 * 60_000L, 200);
        // Then
        assertThat(forecast.annualised()).isEqualTo(before);
    }
}
