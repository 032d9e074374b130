package io.credence.training.trainer.calibrate;

/// `p = 1 / (1 + exp(a * f + b))`, fitted by the Newton method of Lin, Lin and Weng 2007 ("A note
/// on Platt's probabilistic outputs") to Platt's smoothed targets, with a prior on (a, b) or
/// without. The covariance of (a, b) is the inverse Hessian at the optimum, the prior's precision
/// included.
public record PlattScaling(
        double a, double b, double varianceA, double varianceB, double covarianceAb) {

    private static final int MOST_ITERATIONS = 100;
    private static final double SMALLEST_STEP = 1e-10;
    private static final double GRADIENT_TOLERANCE = 1e-9;
    private static final double SUFFICIENT_DECREASE = 1e-4;

    /// Without a prior.
    public static PlattScaling fit(double[] scores, boolean[] labels) {
        return fit(scores, labels, PlattPrior.NONE);
    }

    public static PlattScaling fit(double[] scores, boolean[] labels, PlattPrior prior) {
        PlattObjective objective = PlattObjective.of(scores, labels, prior);
        double a = objective.startA();
        double b = objective.startB();
        double loss = objective.loss(a, b);
        for (int i = 0; i < MOST_ITERATIONS; i++) {
            PlattObjective.Curvature at = objective.curvature(a, b);
            if (Math.abs(at.gradientA()) < GRADIENT_TOLERANCE
                    && Math.abs(at.gradientB()) < GRADIENT_TOLERANCE) {
                break;
            }
            double stepA = (at.ab() * at.gradientB() - at.bb() * at.gradientA()) / at.determinant();
            double stepB = (at.ab() * at.gradientA() - at.aa() * at.gradientB()) / at.determinant();
            double slope = at.gradientA() * stepA + at.gradientB() * stepB;
            double step = 1;
            double next = objective.loss(a + stepA, b + stepB);
            while (step > SMALLEST_STEP && next >= loss + SUFFICIENT_DECREASE * step * slope) {
                step /= 2;
                next = objective.loss(a + step * stepA, b + step * stepB);
            }
            if (step <= SMALLEST_STEP) {
                break;
            }
            a += step * stepA;
            b += step * stepB;
            loss = next;
        }
        PlattObjective.Curvature end = objective.curvature(a, b);
        return new PlattScaling(
                a,
                b,
                end.bb() / end.determinant(),
                end.aa() / end.determinant(),
                -end.ab() / end.determinant());
    }

    public double probability(double score) {
        return PlattObjective.sigmoid(-(a * score + b));
    }

    public double[] probabilities(double[] scores) {
        double[] probabilities = new double[scores.length];
        for (int i = 0; i < scores.length; i++) {
            probabilities[i] = probability(scores[i]);
        }
        return probabilities;
    }
}
