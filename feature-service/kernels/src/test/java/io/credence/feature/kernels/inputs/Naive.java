package io.credence.feature.kernels.inputs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.credence.feature.kernels.definition.FeatureDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntToDoubleFunction;

/// Textbook statistics over `x[t - n + 1 .. t]`, by plain loops.
public final class Naive {

    private Naive() {}

    /// Every feature of a group at every bar after its warm-up, against its formula.
    public static void assertAgree(
            List<FeatureDefinition> features,
            KnownMarket market,
            Map<String, IntToDoubleFunction> formulas) {
        List<String> names = features.stream().map(FeatureDefinition::name).toList();
        assertThat(formulas.keySet()).containsExactlyInAnyOrderElementsOf(names);
        double[][] values = market.run(names);
        List<String> wrong = new ArrayList<>();
        for (int f = 0; f < names.size(); f++) {
            IntToDoubleFunction formula = Objects.requireNonNull(formulas.get(names.get(f)));
            for (int t = features.get(f).warmUp(); t < market.size(); t++) {
                double expected = formula.applyAsDouble(t);
                double off = Math.abs(values[f][t] - expected);
                if (!(off <= 1e-9 * Math.abs(expected) + 1e-13)) {
                    wrong.add(
                            names.get(f) + " at " + t + ": " + values[f][t] + ", not " + expected);
                    break;
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    public static void assertClose(double actual, double expected) {
        assertThat(actual).isCloseTo(expected, within(1e-9 * Math.abs(expected) + 1e-13));
    }

    public static double sum(double[] x, int t, int n) {
        double sum = 0.0;
        for (int i = t - n + 1; i <= t; i++) {
            sum += x[i];
        }
        return sum;
    }

    public static double mean(double[] x, int t, int n) {
        return sum(x, t, n) / n;
    }

    /// With divisor n - 1.
    public static double std(double[] x, int t, int n) {
        return Math.sqrt(covariance(x, x, t, n));
    }

    /// With divisor n - 1.
    public static double covariance(double[] x, double[] y, int t, int n) {
        double meanX = mean(x, t, n);
        double meanY = mean(y, t, n);
        double sum = 0.0;
        for (int i = t - n + 1; i <= t; i++) {
            sum += (x[i] - meanX) * (y[i] - meanY);
        }
        return sum / (n - 1);
    }

    public static double correlation(double[] x, double[] y, int t, int n) {
        return covariance(x, y, t, n) / (std(x, t, n) * std(y, t, n));
    }

    public static double zScore(double[] x, int t, int n) {
        return (x[t] - mean(x, t, n)) / std(x, t, n);
    }

    /// `ln(x / x[-1])`, NaN at the first.
    public static double[] logReturns(double[] x) {
        double[] r = new double[x.length];
        r[0] = Double.NaN;
        for (int i = 1; i < x.length; i++) {
            r[i] = Math.log(x[i]) - Math.log(x[i - 1]);
        }
        return r;
    }

    /// `x[-k]`, NaN at the first.
    public static double[] ago(double[] x, int k) {
        double[] before = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            before[i] = i < k ? Double.NaN : x[i - k];
        }
        return before;
    }

    public static double[] each(int size, IntToDoubleFunction of) {
        double[] x = new double[size];
        for (int i = 0; i < size; i++) {
            x[i] = of.applyAsDouble(i);
        }
        return x;
    }

    /// `x / y`, or `otherwise` where there is no answer.
    public static double over(double x, double y, double otherwise) {
        return y == 0.0 ? otherwise : x / y;
    }
}
