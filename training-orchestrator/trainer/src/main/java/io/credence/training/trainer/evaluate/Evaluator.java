package io.credence.training.trainer.evaluate;

import io.credence.registry.api.ModelCard.Confusion;
import io.credence.registry.api.ModelCard.Evaluation;
import java.util.Arrays;

/// Judges one slice's forecasts against constant ones: its own base rate, and the training slice's.
///
/// @param reference the training slice's base rate
/// @param threshold probability at which a trade breaks even after costs; may exceed 1
/// @param horizonBars how far a label reaches
/// @param seed of the bootstrap
public record Evaluator(double reference, double threshold, int horizonBars, long seed) {

    public Evaluation evaluate(double[] raw, double[] calibrated, boolean[] outcome) {
        double[] constant = new double[outcome.length];
        Arrays.fill(constant, reference);
        SkillInterval interval = SkillInterval.of(calibrated, outcome, horizonBars, seed);
        return new Evaluation(
                outcome.length,
                ProbabilityScores.baseRate(outcome),
                reference,
                ProbabilityScores.of(raw, outcome, reference),
                ProbabilityScores.of(calibrated, outcome, reference),
                ProbabilityScores.of(constant, outcome, reference),
                interval.low(),
                interval.high(),
                interval.confidence(),
                confusion(calibrated, outcome),
                ProbabilityScores.reliability(calibrated, outcome, ProbabilityScores.BINS));
    }

    private Confusion confusion(double[] forecast, boolean[] outcome) {
        long[][] counts = new long[2][2];
        for (int i = 0; i < forecast.length; i++) {
            counts[forecast[i] >= threshold ? 1 : 0][outcome[i] ? 1 : 0]++;
        }
        return new Confusion(threshold, counts[1][1], counts[1][0], counts[0][0], counts[0][1]);
    }
}
