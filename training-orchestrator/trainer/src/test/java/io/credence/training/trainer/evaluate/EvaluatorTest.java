package io.credence.training.trainer.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.credence.registry.api.ModelCard.Confusion;
import io.credence.registry.api.ModelCard.Evaluation;
import org.junit.jupiter.api.Test;

class EvaluatorTest {

    private static final double[] FORECAST = {0.9, 0.6, 0.5, 0.2, 0.1};
    private static final boolean[] OUTCOME = {true, false, true, false, true};

    @Test
    void shouldCountAtTheBreakEvenThreshold() {
        // When
        Evaluation evaluation = new Evaluator(0.4, 0.5, 1, 1).evaluate(FORECAST, FORECAST, OUTCOME);
        // Then a forecast on the threshold is a trade
        assertThat(evaluation.confusion()).isEqualTo(new Confusion(0.5, 2, 1, 1, 1));
        assertThat(evaluation.baseRate()).isEqualTo(0.6);
        assertThat(evaluation.reference()).isEqualTo(0.4);
        assertThat(evaluation.referenceScores().brierSkillOverTrainingRate()).isZero();
    }

    @Test
    void shouldTradeNothingWhereCostsExceedTheTarget() {
        // When
        Evaluation evaluation = new Evaluator(0.4, 1.2, 1, 1).evaluate(FORECAST, FORECAST, OUTCOME);
        // Then
        assertThat(evaluation.confusion()).isEqualTo(new Confusion(1.2, 0, 0, 2, 3));
    }
}
