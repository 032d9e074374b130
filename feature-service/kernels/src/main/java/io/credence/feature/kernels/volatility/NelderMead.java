package io.credence.feature.kernels.volatility;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.ToDoubleFunction;

/// Seeks the least value of a function of a few numbers by moving a simplex downhill, without
/// derivatives and without chance. Where the simplex has shrunk it begins anew around the best
/// point, until that gains nothing: a simplex can collapse short of the minimum. Nelder and Mead, A
/// Simplex Method for Function Minimization, The Computer Journal 7, 1965.
final class NelderMead {

    private static final double EDGE = 0.5;
    private static final double TOLERANCE = 1e-12;
    private static final int MOST_STEPS = 500;
    private static final int MOST_RESTARTS = 10;

    private final ToDoubleFunction<double[]> function;

    NelderMead(ToDoubleFunction<double[]> function) {
        this.function = function;
    }

    /// @param converged false where the steps ran out
    record Minimum(Point point, boolean converged) {}

    static final class Point {

        private final double[] at;
        private final double value;

        private Point(double[] at, double value) {
            this.at = at;
            this.value = value;
        }

        double[] at() {
            return at;
        }

        double value() {
            return value;
        }
    }

    Minimum from(double[] start) {
        Point best = point(start);
        for (int restart = 0; restart <= MOST_RESTARTS; restart++) {
            Point[] simplex = around(best);
            boolean shrunk = descend(simplex);
            double gain = best.value() - simplex[0].value();
            best = simplex[0];
            if (!shrunk || gain <= tolerance(best)) {
                return new Minimum(best, shrunk);
            }
        }
        return new Minimum(best, false);
    }

    private static double tolerance(Point best) {
        return TOLERANCE * (1.0 + Math.abs(best.value()));
    }

    private Point point(double[] at) {
        double value = function.applyAsDouble(at);
        return new Point(at, Double.isFinite(value) ? value : Double.POSITIVE_INFINITY);
    }

    private Point[] around(Point centre) {
        int n = centre.at().length;
        Point[] simplex = new Point[n + 1];
        simplex[0] = centre;
        for (int i = 0; i < n; i++) {
            double[] at = centre.at().clone();
            at[i] += EDGE;
            simplex[i + 1] = point(at);
        }
        return simplex;
    }

    /// Leaves the simplex sorted, the best point first.
    ///
    /// @return whether its values are as good as equal
    private boolean descend(Point[] simplex) {
        int worst = simplex.length - 1;
        for (int step = 0; step < MOST_STEPS; step++) {
            // Stable: of equals the older stays in front.
            Arrays.sort(simplex, Comparator.comparingDouble(Point::value));
            if (simplex[worst].value() - simplex[0].value() <= tolerance(simplex[0])) {
                return true;
            }
            move(simplex);
        }
        Arrays.sort(simplex, Comparator.comparingDouble(Point::value));
        return false;
    }

    private void move(Point[] simplex) {
        int worst = simplex.length - 1;
        double[] middle = middle(simplex);
        Point reflected = along(middle, simplex[worst], -1.0);
        if (reflected.value() < simplex[0].value()) {
            Point expanded = along(middle, simplex[worst], -2.0);
            simplex[worst] = expanded.value() < reflected.value() ? expanded : reflected;
        } else if (reflected.value() < simplex[worst - 1].value()) {
            simplex[worst] = reflected;
        } else {
            boolean better = reflected.value() < simplex[worst].value();
            Point contracted = along(middle, simplex[worst], better ? -0.5 : 0.5);
            if (contracted.value() < Math.min(reflected.value(), simplex[worst].value())) {
                simplex[worst] = contracted;
            } else {
                shrink(simplex);
            }
        }
    }

    /// Of all points but the worst.
    private static double[] middle(Point[] simplex) {
        int n = simplex.length - 1;
        double[] middle = new double[n];
        for (int i = 0; i < n; i++) {
            for (int p = 0; p < n; p++) {
                middle[i] += simplex[p].at()[i] / n;
            }
        }
        return middle;
    }

    /// `middle + share (point - middle)`.
    private Point along(double[] middle, Point point, double share) {
        double[] at = middle.clone();
        for (int i = 0; i < at.length; i++) {
            at[i] += share * (point.at()[i] - middle[i]);
        }
        return point(at);
    }

    private void shrink(Point[] simplex) {
        for (int p = 1; p < simplex.length; p++) {
            simplex[p] = along(simplex[0].at(), simplex[p], 0.5);
        }
    }
}
