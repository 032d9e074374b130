package io.credence.training.trainer.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.credence.registry.api.ModelCard.ReliabilityBin;
import io.credence.registry.api.ModelCard.Scores;
import io.credence.training.trainer.GoldenVectors;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProbabilityScoresTest {

    private static final double[] FORECAST = {0.25, 0.25, 0.55, 0.75, 0.75};
    private static final boolean[] OUTCOME = {false, false, true, true, true};

    @Test
    void shouldMeasureCalibrationErrorAsTorchmetricsDoes() {
        assertThat(ProbabilityScores.expectedCalibrationError(FORECAST, OUTCOME, 2))
                .isCloseTo(0.29, within(1e-12));
    }

    @Test
    void shouldPutABordersForecastInTheUpperBinAndOneInTheLast() {
        // When
        List<ReliabilityBin> bins =
                ProbabilityScores.reliability(
                        new double[] {0.5, 1.0}, new boolean[] {true, true}, 2);
        // Then
        assertThat(bins).containsExactly(new ReliabilityBin(0.5, 1.0, 2, 0.75, 1.0));
    }

    @Test
    void shouldScoreTheReferenceItselfWithNoSkill() {
        // When
        Scores scores =
                ProbabilityScores.of(
                        new double[] {0.3, 0.3, 0.3}, new boolean[] {true, false, false}, 0.3);
        // Then a third would have been the best constant
        assertThat(scores.brierSkillOverTrainingRate()).isZero();
        assertThat(scores.brierSkill())
                .isCloseTo(1 - (0.49 + 2 * 0.09) / 3 / (2.0 / 9), within(1e-12));
        assertThat(scores.prAuc()).isCloseTo(1.0 / 3, within(1e-12));
        assertThat(scores.logLoss())
                .isCloseTo(-(Math.log(0.3) + 2 * Math.log(0.7)) / 3, within(1e-12));
    }

    @Test
    void shouldTakeADriftOfTheBaseRateForNoSkill() {
        // Given one positive of two in training, three of four here, and a forecast that says so
        Scores scores =
                ProbabilityScores.of(
                        new double[] {0.75, 0.75, 0.75, 0.75},
                        new boolean[] {true, true, true, false},
                        0.5);
        // Then
        assertThat(scores.brierSkillOverTrainingRate()).isCloseTo(0.25, within(1e-12));
        assertThat(scores.brierSkill()).isCloseTo(0, within(1e-12));
    }

    @Test
    void shouldFindNoSkillWhereNothingCanBeAvoided() {
        // Given outcomes of one class
        boolean[] outcome = {false, false};
        // Then
        assertThat(ProbabilityScores.of(new double[] {0, 0}, outcome, 0.5).brierSkill()).isZero();
        assertThat(ProbabilityScores.of(new double[] {0, 0.5}, outcome, 0.5).brierSkill())
                .isEqualTo(-1);
    }

    @Test
    void shouldCountTiesAsOneThreshold() {
        // Given one positive among two equal forecasts on top, one below them all
        double[] forecast = {0.9, 0.9, 0.5, 0.1};
        boolean[] outcome = {true, false, false, true};
        // Then precision is 1/2 at the first threshold and 2/4 at the last
        assertThat(ProbabilityScores.averagePrecision(forecast, outcome))
                .isCloseTo(0.5 * 0.5 + 0.5 * 0.5, within(1e-12));
    }

    @Test
    void shouldEqualScikitLearn() throws IOException {
        // Given
        GoldenVectors golden = GoldenVectors.block("sklearn_binary");
        double[] forecast = golden.numbers("p");
        boolean[] outcome = golden.outcomes("y");
        // Then
        assertThat(ProbabilityScores.brier(forecast, outcome))
                .isCloseTo(golden.number("brier"), within(1e-9));
        assertThat(ProbabilityScores.logLoss(forecast, outcome))
                .isCloseTo(golden.number("log_loss"), within(1e-9));
        assertThat(ProbabilityScores.averagePrecision(forecast, outcome))
                .isCloseTo(golden.number("avg_precision"), within(1e-9));
    }

    @Test
    void shouldEqualTheGoldenCalibrationErrorAndBrier() throws IOException {
        GoldenVectors ece = GoldenVectors.block("ece");
        assertThat(
                        ProbabilityScores.expectedCalibrationError(
                                ece.numbers("p"), ece.outcomes("y"), (int) ece.number("bins")))
                .isCloseTo(ece.number("ece"), within(1e-9));
        GoldenVectors brier = GoldenVectors.block("brier");
        assertThat(ProbabilityScores.brier(brier.numbers("p"), brier.outcomes("y")))
                .isCloseTo(brier.number("v"), within(1e-9));
    }
}
