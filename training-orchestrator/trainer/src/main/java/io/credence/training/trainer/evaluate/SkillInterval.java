package io.credence.training.trainer.evaluate;

import java.util.Arrays;
import java.util.SplittableRandom;

/// A percentile interval of the Brier skill by the moving-block bootstrap (Künsch 1989): labels of
/// neighbouring bars overlap, so single rows are not independent but far blocks nearly are. The
/// skill of a resample is against the resample's own base rate, the best constant forecast of it.
/// Both ends lie in -1..1; what is worse than twice the constant's error is -1.
public record SkillInterval(double low, double high, double confidence) {

    private static final int RESAMPLES = 1000;
    private static final double CONFIDENCE = 0.95;
    private static final double WORST = -1;

    // Resamples of fewer blocks are nearly all alike, and would make an interval of no width.
    private static final int LEAST_BLOCKS = 8;

    /// Bootstraps the skill of `forecast`; -1 to 1 where the slice is shorter than eight blocks.
    ///
    /// @param horizonBars how far a label reaches; blocks are at least twice that
    public static SkillInterval of(
            double[] forecast, boolean[] outcome, int horizonBars, long seed) {
        int rows = forecast.length;
        int block = Math.max(2 * horizonBars, (int) Math.ceil(Math.cbrt(rows)));
        if (rows / block < LEAST_BLOCKS) {
            return new SkillInterval(WORST, 1, CONFIDENCE);
        }
        SplittableRandom random = new SplittableRandom(seed);
        double[] skills = new double[RESAMPLES];
        for (int r = 0; r < RESAMPLES; r++) {
            skills[r] = Math.max(WORST, resampled(forecast, outcome, block, random));
        }
        Arrays.sort(skills);
        double tail = (1 - CONFIDENCE) / 2;
        return new SkillInterval(
                skills[(int) Math.floor(tail * (RESAMPLES - 1))],
                skills[(int) Math.ceil((1 - tail) * (RESAMPLES - 1))],
                CONFIDENCE);
    }

    private static double resampled(
            double[] forecast, boolean[] outcome, int block, SplittableRandom random) {
        int rows = forecast.length;
        double errors = 0;
        double positives = 0;
        for (int filled = 0; filled < rows; filled += block) {
            int start = random.nextInt(rows - block + 1);
            int end = start + Math.min(block, rows - filled);
            for (int i = start; i < end; i++) {
                double y = outcome[i] ? 1 : 0;
                errors += (forecast[i] - y) * (forecast[i] - y);
                positives += y;
            }
        }
        double rate = positives / rows;
        return ProbabilityScores.skill(errors / rows, rate * (1 - rate));
    }
}
