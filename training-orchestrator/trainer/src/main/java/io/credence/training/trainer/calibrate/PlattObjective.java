package io.credence.training.trainer.calibrate;

/// The negative log-likelihood of Platt's smoothed targets, and the prior's penalty.
final class PlattObjective {

    // Keeps the Hessian invertible where all scores are equal.
    private static final double RIDGE = 1e-12;

    private final double[] scores;
    private final double[] targets;
    private final PlattPrior prior;
    private final double positives;
    private final double negatives;

    private PlattObjective(double[] scores, boolean[] labels, PlattPrior prior, double positives) {
        this.scores = scores;
        this.prior = prior;
        this.positives = positives * prior.weight();
        this.negatives = (labels.length - positives) * prior.weight();
        double high = (this.positives + 1) / (this.positives + 2);
        double low = 1 / (negatives + 2);
        this.targets = new double[labels.length];
        for (int i = 0; i < labels.length; i++) {
            targets[i] = labels[i] ? high : low;
        }
    }

    static PlattObjective of(double[] scores, boolean[] labels, PlattPrior prior) {
        int positives = 0;
        for (boolean label : labels) {
            positives += label ? 1 : 0;
        }
        return new PlattObjective(scores, labels, prior, positives);
    }

    /// Symmetric Hessian and gradient.
    record Curvature(double aa, double ab, double bb, double gradientA, double gradientB) {

        double determinant() {
            return aa * bb - ab * ab;
        }
    }

    double startA() {
        return prior.slopePrecision() > 0 ? PlattPrior.SLOPE : 0;
    }

    double startB() {
        return prior.interceptPrecision() > 0 ? 0 : Math.log((negatives + 1) / (positives + 1));
    }

    /// Written so that no exponential overflows.
    double loss(double a, double b) {
        double loss = 0;
        for (int i = 0; i < scores.length; i++) {
            double z = a * scores[i] + b;
            loss += Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))) - (1 - targets[i]) * z;
        }
        double slopeOff = a - PlattPrior.SLOPE;
        return prior.weight() * loss
                + prior.slopePrecision() * slopeOff * slopeOff / 2
                + prior.interceptPrecision() * b * b / 2;
    }

    Curvature curvature(double a, double b) {
        double aa = 0;
        double ab = 0;
        double bb = 0;
        double gradientA = 0;
        double gradientB = 0;
        for (int i = 0; i < scores.length; i++) {
            double p = sigmoid(-(a * scores[i] + b));
            double weight = p * (1 - p);
            aa += scores[i] * scores[i] * weight;
            ab += scores[i] * weight;
            bb += weight;
            gradientA += scores[i] * (targets[i] - p);
            gradientB += targets[i] - p;
        }
        double w = prior.weight();
        return new Curvature(
                w * aa + prior.slopePrecision() + RIDGE,
                w * ab,
                w * bb + prior.interceptPrecision() + RIDGE,
                w * gradientA + prior.slopePrecision() * (a - PlattPrior.SLOPE),
                w * gradientB + prior.interceptPrecision() * b);
    }

    static double sigmoid(double x) {
        double e = Math.exp(-Math.abs(x));
        return x >= 0 ? 1 / (1 + e) : e / (1 + e);
    }
}
