package io.credence.feature.kernels.regime;

import java.util.Arrays;

/// Expectation and maximisation for two states whose values are normal with mean 0. Baum, Petrie,
/// Soules and Weiss, Annals of Mathematical Statistics 41:1, 1970; scaled as in Rabiner,
/// Proceedings of the IEEE 77:2, 1989. Begun where the smaller and the larger half of the values
/// lie.
final class BaumWelch {

    private static final int LOW = 0;
    private static final int HIGH = 1;
    private static final double FIRST_STAY = 0.95;

    /// A state must be left sometimes, and returned to.
    private static final double LEAST_PROBABILITY = 1e-4;

    /// Of the root mean square: a state of nothing but zeros would be infinitely likely.
    private static final double LEAST_STD = 0.01;

    private final double[] values;
    private final double leastStd;
    private final double[] std = new double[2];
    private final double[] start = {0.5, 0.5};
    private final double[][] move = {
        {FIRST_STAY, 1.0 - FIRST_STAY}, {1.0 - FIRST_STAY, FIRST_STAY}
    };
    // Per value: densities over their larger one, filtered probabilities, and what they were
    // divided by.
    private final double[][] density;
    private final double[][] filtered;
    private final double[] total;

    BaumWelch(double[] values) {
        this.values = values;
        int n = values.length;
        density = new double[2][n];
        filtered = new double[2][n];
        total = new double[n];
        double[] sizes = Arrays.stream(values).map(Math::abs).sorted().toArray();
        double all = rootMeanSquare(sizes, 0, n);
        if (!(all > 0.0)) {
            throw new IllegalArgumentException("returns must move");
        }
        leastStd = LEAST_STD * all;
        std[LOW] = Math.max(rootMeanSquare(sizes, 0, n / 2), leastStd);
        std[HIGH] = rootMeanSquare(sizes, n / 2, n);
    }

    private static double rootMeanSquare(double[] x, int from, int to) {
        double sum = 0.0;
        for (int i = from; i < to; i++) {
            sum += x[i] * x[i];
        }
        return Math.sqrt(sum / (to - from));
    }

    /// One iteration.
    ///
    /// @return the log-likelihood with the parameters before it
    double improve() {
        double likelihood = densities() + filter();
        smoothAndMaximise();
        return likelihood;
    }

    private double densities() {
        double taken = 0.0;
        for (int t = 0; t < values.length; t++) {
            double low = logDensity(LOW, t);
            double high = logDensity(HIGH, t);
            // Far from both states each density alone would be 0.
            double larger = Math.max(low, high);
            density[LOW][t] = StrictMath.exp(low - larger);
            density[HIGH][t] = StrictMath.exp(high - larger);
            taken += larger;
        }
        return taken;
    }

    private double logDensity(int state, int t) {
        double z = values[t] / std[state];
        return -0.5 * (z * z + StrictMath.log(2.0 * Math.PI)) - StrictMath.log(std[state]);
    }

    private double filter() {
        double likelihood = 0.0;
        for (int t = 0; t < values.length; t++) {
            double low = density[LOW][t] * predicted(LOW, t);
            double high = density[HIGH][t] * predicted(HIGH, t);
            total[t] = low + high;
            filtered[LOW][t] = low / total[t];
            filtered[HIGH][t] = high / total[t];
            likelihood += StrictMath.log(total[t]);
        }
        return likelihood;
    }

    private double predicted(int state, int t) {
        return t == 0
                ? start[state]
                : filtered[LOW][t - 1] * move[LOW][state]
                        + filtered[HIGH][t - 1] * move[HIGH][state];
    }

    private void smoothAndMaximise() {
        double[] later = {1.0, 1.0};
        double[] weight = new double[2];
        double[] squares = new double[2];
        double[][] moves = new double[2][2];
        for (int t = values.length - 1; t >= 0; t--) {
            for (int state = LOW; state <= HIGH; state++) {
                double smoothed = filtered[state][t] * later[state];
                weight[state] += smoothed;
                squares[state] += smoothed * values[t] * values[t];
                if (t == 0) {
                    start[state] = smoothed;
                }
            }
            if (t > 0) {
                stepBack(t, later, moves);
            }
        }
        for (int state = LOW; state <= HIGH; state++) {
            maximise(state, moves[state], weight[state], squares[state]);
        }
    }

    /// From what is later than `t` to what is later than the value before it.
    private void stepBack(int t, double[] later, double[][] moves) {
        double low = density[LOW][t] * later[LOW] / total[t];
        double high = density[HIGH][t] * later[HIGH] / total[t];
        for (int from = LOW; from <= HIGH; from++) {
            moves[from][LOW] += filtered[from][t - 1] * move[from][LOW] * low;
            moves[from][HIGH] += filtered[from][t - 1] * move[from][HIGH] * high;
        }
        double afterLow = move[LOW][LOW] * low + move[LOW][HIGH] * high;
        double afterHigh = move[HIGH][LOW] * low + move[HIGH][HIGH] * high;
        later[LOW] = afterLow;
        later[HIGH] = afterHigh;
    }

    private void maximise(int state, double[] moves, double weight, double squares) {
        double leaving = moves[1 - state] / (moves[LOW] + moves[HIGH]);
        double held = Math.max(LEAST_PROBABILITY, Math.min(1.0 - LEAST_PROBABILITY, leaving));
        // A state that no value is in keeps what it had.
        if (!Double.isNaN(held)) {
            move[state][1 - state] = held;
            move[state][state] = 1.0 - held;
        }
        if (weight > 0.0) {
            std[state] = Math.max(leastStd, Math.sqrt(squares / weight));
        }
    }

    /// @throws IllegalArgumentException when the states have become one
    RegimeParameters parameters(RegimeScale scale) {
        int low = std[LOW] <= std[HIGH] ? LOW : HIGH;
        int high = 1 - low;
        return new RegimeParameters(move[low][low], move[high][high], std[low], std[high], scale);
    }
}
