package io.credence.training.trainer.evaluate;

import java.util.Arrays;
import java.util.SplittableRandom;

/// A percentile interval of the Brier skill by the moving-block bootstrap (Künsch 1989): labels of
/// neighbouring bars overlap, so single rows are not independent but far blocks nearly are.
public record SkillInterval(double low, double high, double confidence) {

    private static final int RESAMPLES = 1000;
    private static final double CONFIDENCE = 0.95;

    /// Bootstraps the skill of `forecast` against always saying `reference`.
    ///
    /// @param horizonBars how far a label reaches; blocks are at least twice that
    public static SkillInterval of(
            double[] forecast, boolean[] outcome, double reference, int horizonBars, long seed) {
        int rows = forecast.length;
        int block =
                Math.clamp(Math.max(2 * horizonBars, (int) Math.ceil(Math.cbrt(rows))), 1, rows);
        double[] squaredErrors = new double[rows];
        double[] referenceErrors = new double[rows];
        for (int i = 0; i < rows; i++) {
            double y = outcome[i] ? 1 : 0;
            squaredErrors[i] = (forecast[i] - y) * (forecast[i] - y);
            referenceErrors[i] = (reference - y) * (reference - y);
        }
        SplittableRandom random = new SplittableRandom(seed);
        double[] skills = new double[RESAMPLES];
        for (int r = 0; r < RESAMPLES; r++) {
            double sum = 0;
            double referenceSum = 0;
            for (int filled = 0; filled < rows; filled += block) {
                int start = random.nextInt(rows - block + 1);
                int end = start + Math.min(block, rows - filled);
                for (int i = start; i < end; i++) {
                    sum += squaredErrors[i];
                    referenceSum += referenceErrors[i];
                }
            }
            skills[r] = 1 - sum / referenceSum;
        }
        Arrays.sort(skills);
        double tail = (1 - CONFIDENCE) / 2;
        return new SkillInterval(
                skills[(int) Math.floor(tail * (RESAMPLES - 1))],
                skills[(int) Math.ceil((1 - tail) * (RESAMPLES - 1))],
                CONFIDENCE);
    }
}
