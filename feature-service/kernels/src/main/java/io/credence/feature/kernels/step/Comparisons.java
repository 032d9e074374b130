package io.credence.feature.kernels.step;

import java.util.List;
import java.util.function.DoubleSupplier;

/// The forms without a unit in which numbers of any unit are compared with their own past or with
/// each other. Equal ones in one graph are one kernel. Times a power of two, they keep their bits.
public final class Comparisons {

    private enum Form {
        LOG_RATIO,
        LOG_CHANGE,
        CHANGE,
        Z_SCORE,
        TO_MEAN,
        DRIFT,
        SQUARE,
        EXCESS,
        DIFFERENCE,
        TOTAL,
        IMBALANCE,
        CORRELATION,
        BETA
    }

    private Comparisons() {}

    /// `ln(x / y)`, and 0 where either is not above 0: a quantity may be nothing. NaN where either
    /// is.
    public static double logRatio(double x, double y) {
        if (Double.isNaN(x) || Double.isNaN(y)) {
            return Double.NaN;
        }
        // StrictMath: Math.log may differ in the last bit between processors.
        return x > 0.0 && y > 0.0 ? StrictMath.log(x / y) : 0.0;
    }

    /// `ln(x / y)`, and 0 where either is not above 0.
    public static Kernel logRatio(KernelGraph g, Kernel x, Kernel y) {
        return shared(g, Form.LOG_RATIO, 0, () -> logRatio(x.value(), y.value()), x, y);
    }

    /// `ln(x / x[-k])`, and 0 where either is not above 0.
    public static Kernel logChange(KernelGraph g, Kernel x, int k) {
        Window past = x.past(k + 1);
        return g.share(
                Form.LOG_CHANGE,
                List.of(x),
                List.of((double) k),
                () -> Formula.of(x.warmUp() + k, () -> logRatio(past.ago(0), past.ago(k))));
    }

    /// `x / x[-k] - 1` of a price.
    public static Kernel relativeChange(KernelGraph g, Kernel x, int k) {
        Window past = x.past(k + 1);
        return g.share(
                Form.CHANGE,
                List.of(x),
                List.of((double) k),
                () -> Formula.of(x.warmUp() + k, () -> past.ago(0) / past.ago(k) - 1.0));
    }

    /// `(x - mean) / std` over `n` bars, std with divisor `n - 1`; 0 where all are equal.
    public static Kernel zScore(KernelGraph g, Kernel x, int n) {
        Kernel mean = g.mean(x, n);
        Kernel std = g.sampleStd(x, n);
        return shared(
                g,
                Form.Z_SCORE,
                n,
                () -> Quotient.of(x.value() - mean.value(), std.value(), 0.0),
                mean,
                std);
    }

    /// `x / mean(x, n)` of a quantity; 1 where it is nothing in all bars.
    public static Kernel toMean(KernelGraph g, Kernel x, int n) {
        Kernel mean = g.mean(x, n);
        return shared(g, Form.TO_MEAN, n, () -> Quotient.of(x.value(), mean.value(), 1.0), x, mean);
    }

    /// `sum(x) / sqrt(sum(x^2))` over `n` bars of a change from bar to bar: how far it led, in
    /// standard deviations of a walk with such steps. Between -sqrt(n) and sqrt(n); 0 where nothing
    /// changed.
    public static Kernel drift(KernelGraph g, Kernel x, int n) {
        Kernel way = g.sum(x, n);
        Kernel square = shared(g, Form.SQUARE, 0, () -> x.value() * x.value(), x);
        Kernel squares = g.sum(square, n);
        return shared(
                g,
                Form.DRIFT,
                n,
                () -> Quotient.of(way.value(), Math.sqrt(squares.value()), 0.0),
                way,
                squares);
    }

    /// `x / reference - 1` of two prices.
    public static Kernel excess(KernelGraph g, Kernel x, Kernel reference) {
        return shared(g, Form.EXCESS, 0, () -> x.value() / reference.value() - 1.0, x, reference);
    }

    /// `a - b`.
    public static Kernel difference(KernelGraph g, Kernel a, Kernel b) {
        return shared(g, Form.DIFFERENCE, 0, () -> a.value() - b.value(), a, b);
    }

    /// `a + b`.
    public static Kernel total(KernelGraph g, Kernel a, Kernel b) {
        return shared(g, Form.TOTAL, 0, () -> a.value() + b.value(), a, b);
    }

    /// `sum(a - b) / sum(a + b)` over `n` bars of two quantities, -1 to 1; 0 where there is nothing
    /// of either.
    public static Kernel imbalance(KernelGraph g, Kernel a, Kernel b, int n) {
        Kernel net = difference(g, a, b);
        Kernel gross = total(g, a, b);
        Kernel nets = n == 1 ? net : g.sum(net, n);
        Kernel sums = n == 1 ? gross : g.sum(gross, n);
        return shared(
                g,
                Form.IMBALANCE,
                n,
                () -> Quotient.of(nets.value(), sums.value(), 0.0),
                nets,
                sums);
    }

    /// Pearson's correlation over `n` bars; 0 where either does not vary.
    public static Kernel correlation(KernelGraph g, Kernel a, Kernel b, int n) {
        Kernel together = g.codeviations(a, b, n);
        Kernel ofA = g.squaredDeviations(a, n);
        Kernel ofB = g.squaredDeviations(b, n);
        return shared(
                g,
                Form.CORRELATION,
                n,
                () -> {
                    // Two roots: the product of small numbers may be none.
                    double scale = Math.sqrt(ofA.value()) * Math.sqrt(ofB.value());
                    return Math.clamp(Quotient.of(together.value(), scale, 0.0), -1.0, 1.0);
                },
                together,
                ofA,
                ofB);
    }

    /// The slope of `y` on `x` over `n` bars, by least squares; 0 where `x` does not vary.
    public static Kernel beta(KernelGraph g, Kernel y, Kernel x, int n) {
        Kernel together = g.codeviations(y, x, n);
        Kernel ofX = g.squaredDeviations(x, n);
        return shared(
                g,
                Form.BETA,
                n,
                () -> Quotient.of(together.value(), ofX.value(), 0.0),
                together,
                ofX);
    }

    private static Kernel shared(
            KernelGraph g, Form form, int n, DoubleSupplier formula, Kernel... inputs) {
        return g.share(
                form,
                List.of(inputs),
                List.of((double) n),
                () -> Formula.of(Recursion.warmUpOf(inputs), formula));
    }
}
