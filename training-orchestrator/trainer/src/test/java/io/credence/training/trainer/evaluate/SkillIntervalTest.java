package io.credence.training.trainer.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SkillIntervalTest {

    private static final int ROWS = 600;

    @Test
    void shouldHoldTheSkillOfAGoodForecastAboveZero() {
        // Given
        double[] forecast = truth(1);
        // When
        SkillInterval interval = SkillInterval.of(forecast, drawn(forecast), 0.5, 8, 1);
        // Then
        assertThat(interval.low()).isPositive();
        assertThat(interval.high()).isGreaterThan(interval.low()).isLessThan(1);
    }

    @Test
    void shouldNotClaimSkillForAForecastOfSomethingElse() {
        // When
        SkillInterval interval = SkillInterval.of(truth(2), drawn(truth(1)), 0.5, 8, 1);
        // Then
        assertThat(interval.low()).isNegative();
    }

    @Test
    void shouldDrawTheSameForTheSameSeed() {
        boolean[] outcome = drawn(truth(1));
        assertThat(SkillInterval.of(truth(1), outcome, 0.5, 8, 1))
                .isEqualTo(SkillInterval.of(truth(1), outcome, 0.5, 8, 1))
                .isNotEqualTo(SkillInterval.of(truth(1), outcome, 0.5, 8, 2));
    }

    @Test
    void shouldWidenWhereLabelsComeInRuns() {
        // Given the same forecasts and outcomes, row by row and in runs of twenty
        double[] forecast = truth(1);
        boolean[] outcome = drawn(forecast);
        double[] longForecast = new double[ROWS * 20];
        boolean[] longOutcome = new boolean[ROWS * 20];
        double[] shuffledForecast = new double[ROWS * 20];
        boolean[] shuffledOutcome = new boolean[ROWS * 20];
        for (int i = 0; i < longForecast.length; i++) {
            longForecast[i] = forecast[i / 20];
            longOutcome[i] = outcome[i / 20];
            shuffledForecast[i] = forecast[i % ROWS];
            shuffledOutcome[i] = outcome[i % ROWS];
        }
        // When
        SkillInterval inRuns = SkillInterval.of(longForecast, longOutcome, 0.5, 40, 1);
        SkillInterval mixed = SkillInterval.of(shuffledForecast, shuffledOutcome, 0.5, 40, 1);
        // Then
        assertThat(inRuns.high() - inRuns.low()).isGreaterThan(2 * (mixed.high() - mixed.low()));
    }

    private static double[] truth(long seed) {
        return new SplittableRandom(seed).doubles(ROWS).toArray();
    }

    private static boolean[] drawn(double[] probability) {
        SplittableRandom random = new SplittableRandom(77);
        boolean[] outcome = new boolean[probability.length];
        for (int i = 0; i < outcome.length; i++) {
            outcome[i] = random.nextDouble() < probability[i];
        }
        return outcome;
    }
}
