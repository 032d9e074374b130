package io.credence.training.trainer.calibrate;

/// `p = 1 / (1 + exp(a * f + b))`, fitted by the Newton method of Lin, Lin and Weng 2007 ("A note
/// on Platt's probabilistic outputs") to Platt's smoothed targets. The covariance of (a, b) is the
/// inverse Hessian at the optimum.
public record PlattScaling(
        double a, double b, double varianceA, double varianceB, double covarianceAb) {

    private static final int MOST_ITERATIONS = 100;
    private static final double SMALLEST_STEP = 1e-10;
    private static final double RIDGE = 1e-12;
    private static final double GRADIENT_TOLERANCE = 1e-9;
    private static final double SUFFICIENT_DECREASE = 1e-4;

    public static PlattScaling fit(double[] scores, boolean[] labels) {
        double[] targets = targets(labels);
        int positives = count(labels);
        double a = 0;
        double b = Math.log((labels.length - positives + 1.0) / (positives + 1.0));
        double loss = loss(scores, targets, a, b);
        for (int i = 0; i < MOST_ITERATIONS; i++) {
            Curvature at = Curvature.at(scores, targets, a, b);
            if (Math.abs(at.gradientA) < GRADIENT_TOLERANCE
                    && Math.abs(at.gradientB) < GRADIENT_TOLERANCE) {
                break;
            }
            double determinant = at.determinant(RIDGE);
            double stepA = -((at.bb + RIDGE) * at.gradientA - at.ab * at.gradientB) / determinant;
            double stepB = -((at.aa + RIDGE) * at.gradientB - at.ab * at.gradientA) / determinant;
            double slope = at.gradientA * stepA + at.gradientB * stepB;
            double step = 1;
            double next = loss(scores, targets, a + stepA, b + stepB);
            while (step > SMALLEST_STEP && next >= loss + SUFFICIENT_DECREASE * step * slope) {
                step /= 2;
                next = loss(scores, targets, a + step * stepA, b + step * stepB);
            }
            if (step <= SMALLEST_STEP) {
                break;
            }
            a += step * stepA;
            b += step * stepB;
            loss = next;
        }
        Curvature end = Curvature.at(scores, targets, a, b);
        double determinant = end.determinant(RIDGE);
        return new PlattScaling(
                a, b, end.bb / determinant, end.aa / determinant, -end.ab / determinant);
    }

    public double probability(double score) {
        return sigmoid(-(a * score + b));
    }

    public double[] probabilities(double[] scores) {
        double[] probabilities = new double[scores.length];
        for (int i = 0; i < scores.length; i++) {
            probabilities[i] = probability(scores[i]);
        }
        return probabilities;
    }

    private static double[] targets(boolean[] labels) {
        int positives = count(labels);
        double high = (positives + 1.0) / (positives + 2.0);
        double low = 1.0 / (labels.length - positives + 2.0);
        double[] targets = new double[labels.length];
        for (int i = 0; i < labels.length; i++) {
            targets[i] = labels[i] ? high : low;
        }
        return targets;
    }

    private static int count(boolean[] labels) {
        int positives = 0;
        for (boolean label : labels) {
            positives += label ? 1 : 0;
        }
        return positives;
    }

    /// Negative log-likelihood, written so that no exponential overflows.
    private static double loss(double[] scores, double[] targets, double a, double b) {
        double loss = 0;
        for (int i = 0; i < scores.length; i++) {
            double z = a * scores[i] + b;
            loss += Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))) - (1 - targets[i]) * z;
        }
        return loss;
    }

    private static double sigmoid(double x) {
        double e = Math.exp(-Math.abs(x));
        return x >= 0 ? 1 / (1 + e) : e / (1 + e);
    }

    private record Curvature(double aa, double ab, double bb, double gradientA, double gradientB) {

        static Curvature at(double[] scores, double[] targets, double a, double b) {
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
            return new Curvature(aa, ab, bb, gradientA, gradientB);
        }

        double determinant(double ridge) {
            return (aa + ridge) * (bb + ridge) - ab * ab;
        }
    }
}
