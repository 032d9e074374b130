package io.credence.training.trainer.fit;

/// From logits to probabilities before calibration.
public final class Logits {

    private Logits() {}

    public static double[] widen(float[] logits) {
        double[] wide = new double[logits.length];
        for (int i = 0; i < logits.length; i++) {
            wide[i] = logits[i];
        }
        return wide;
    }

    public static double[] probabilities(float[] logits) {
        double[] probabilities = new double[logits.length];
        for (int i = 0; i < logits.length; i++) {
            probabilities[i] = 1 / (1 + Math.exp(-logits[i]));
        }
        return probabilities;
    }

    /// The logit of a probability in (0, 1).
    public static double of(double probability) {
        return Math.log(probability / (1 - probability));
    }
}
