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
        SkillInterval interval = SkillInterval.of(forecast, drawn(forecast), 8, 1);
        // Then
        assertThat(interval.low()).isPositive();
        assertThat(interval.high()).isGreaterThan(interval.low()).isLessThan(1);
    }

    @Test
    void shouldNotClaimSkillForAForecastOfSomethingElse() {
        // When
        SkillInterval interval = SkillInterval.of(truth(2), drawn(truth(1)), 8, 1);
        // Then
        assertThat(interval.low()).isNegative();
    }

    @Test
    void shouldDrawTheSameForTheSameSeed() {
        boolean[] outcome = drawn(truth(1));
        assertThat(SkillInterval.of(truth(1), outcome, 8, 1))
                .isEqualTo(SkillInterval.of(truth(1), outcome, 8, 1))
                .isNotEqualTo(SkillInterval.of(truth(1), outcome, 8, 2));
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
        SkillInterval inRuns = SkillInterval.of(longForecast, longOutcome, 40, 1);
        SkillInterval mixed = SkillInterval.of(shuffledForecast, shuffledOutcome, 40, 1);
        // Then
        assertThat(inRuns.high() - inRuns.low()).isGreaterThan(2 * (mixed.high() - mixed.low()));
    }

    @Test
    void shouldSayNothingAboutASliceOfAFewBlocks() {
        // Given a good forecast, and labels that reach over a tenth of the slice
        double[] forecast = truth(1);
        // When
        SkillInterval interval = SkillInterval.of(forecast, drawn(forecast), ROWS / 10, 1);
        // Then
        assertThat(interval.low()).isEqualTo(-1);
        assertThat(interval.high()).isEqualTo(1);
    }

    @Test
    void shouldTakeADriftOfTheBaseRateForNoSkill() {
        // Given nine of ten where training saw one of two, and a constant that happens to know
        boolean[] outcome = new boolean[ROWS];
        double[] forecast = new double[ROWS];
        for (int i = 0; i < ROWS; i++) {
            outcome[i] = i % 10 != 0;
            forecast[i] = 0.85;
        }
        // When
        SkillInterval interval = SkillInterval.of(forecast, outcome, 4, 1);
        // Then
        assertThat(interval.high()).isNegative();
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
