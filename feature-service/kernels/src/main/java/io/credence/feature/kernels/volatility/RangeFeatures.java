package io.credence.feature.kernels.volatility;

import static io.credence.feature.kernels.volatility.VolatilityFeatures.volatility;

import io.credence.feature.kernels.definition.FeatureDefinition;
import io.credence.feature.kernels.step.Kernel;
import io.credence.feature.kernels.step.KernelGraph;
import io.credence.feature.kernels.step.Quotient;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/// Volatility from all four prices of a bar, of which closes alone forget most.
final class RangeFeatures {

    private static final double LN_2 = StrictMath.log(2.0);
    private static final double YANG_ZHANG = 0.34;

    private RangeFeatures() {}

    static List<FeatureDefinition> features() {
        return List.of(
                parkinson(20),
                garmanKlass(20),
                rogersSatchell(20),
                yangZhang(20),
                averageTrueRange(14),
                averageTrueRange(28));
    }

    private static FeatureDefinition parkinson(int window) {
        return volatility("parkinson_vol_" + window)
                .with("window", window)
                .formula("sqrt(mean of ln(high / low)^2 / (4 ln 2) over " + window + " bars)")
                .cited("Parkinson, The Extreme Value Method, Journal of Business 53, 1980")
                .kernel(g -> {
                    Kernel mean = g.mean(squaredRange(g), window);
                    return root(g, mean, v -> v / (4.0 * LN_2));
                });
    }

    private static FeatureDefinition garmanKlass(int window) {
        return volatility("garman_klass_vol_" + window)
                .with("window", window)
                .formula(
                        "sqrt(mean of ln(high / low)^2 / 2 - (2 ln 2 - 1) ln(close / open)^2 over "
                                + window
                                + " bars)")
                .cited(
                        "Garman and Klass, On the Estimation of Security Price Volatilities,"
                                + " Journal of Business 53, 1980")
                .kernel(g -> {
                    Kernel range = squaredRange(g);
                    Kernel close = closeOverOpen(g);
                    Kernel variance =
                            g.formula(
                                    "Garman-Klass",
                                    () ->
                                            0.5 * range.value()
                                                    - (2.0 * LN_2 - 1.0)
                                                            * close.value()
                                                            * close.value(),
                                    range,
                                    close);
                    return root(g, g.mean(variance, window), v -> v);
                });
    }

    private static FeatureDefinition rogersSatchell(int window) {
        return volatility("rogers_satchell_vol_" + window)
                .with("window", window)
                .formula(
                        "sqrt(mean of ln(high / close) ln(high / open) + ln(low / close) ln(low /"
                                + " open) over "
                                + window
                                + " bars)")
                .cited(
                        "Rogers and Satchell, Estimating Variance from High, Low and Closing"
                                + " Prices, Annals of Applied Probability 1, 1991")
                .kernel(g -> root(g, g.mean(rogersSatchell(g), window), v -> v));
    }

    private static FeatureDefinition yangZhang(int window) {
        return volatility("yang_zhang_vol_" + window)
                .with("window", window)
                .formula(
                        "sqrt(var(ln(open / close[-1])) + k var(ln(close / open)) + (1 - k) rs),"
                                + " rs the square of rogers_satchell_vol, var with n - 1, k = 0.34"
                                + " / (1.34 + (n + 1) / (n - 1)), n = "
                                + window)
                .cited(
                        "Yang and Zhang, Drift-Independent Volatility Estimation, Journal of"
                                + " Business 73, 2000")
                .kernel(g -> yangZhang(g, window));
    }

    private static Kernel yangZhang(KernelGraph g, int n) {
        double k = YANG_ZHANG / (1.0 + YANG_ZHANG + (n + 1.0) / (n - 1.0));
        Kernel open = g.open();
        Kernel before = g.ago(g.close(), 1);
        Kernel gap =
                g.formula(
                        "ln(open / close[-1])",
                        () -> Quotient.log(open.value(), before.value()),
                        open,
                        before);
        Kernel gapStd = g.sampleStd(gap, n);
        Kernel dayStd = g.sampleStd(closeOverOpen(g), n);
        Kernel within = g.mean(rogersSatchell(g), n);
        return g.formula(
                () ->
                        Math.sqrt(
                                gapStd.value() * gapStd.value()
                                        + k * dayStd.value() * dayStd.value()
                                        + (1.0 - k) * Math.max(within.value(), 0.0)),
                gapStd,
                dayStd,
                within);
    }

    private static FeatureDefinition averageTrueRange(int length) {
        return volatility("atr_" + length)
                .with("length", length)
                .formula(
                        "ATR / close, ATR Wilder's mean of the true range, seeded by the mean of "
                                + length)
                .cited("Wilder, New Concepts in Technical Trading Systems, 1978")
                .kernel(g -> {
                    Kernel close = g.close();
                    Kernel range = g.averageTrueRange(length);
                    return g.formula(() -> range.value() / close.value(), range);
                });
    }

    private static Kernel squaredRange(KernelGraph g) {
        Kernel high = highOverOpen(g);
        Kernel low = lowOverOpen(g);
        return g.formula(
                "ln(high / low)^2",
                () -> {
                    double range = high.value() - low.value();
                    return range * range;
                },
                high,
                low);
    }

    private static Kernel rogersSatchell(KernelGraph g) {
        Kernel high = highOverOpen(g);
        Kernel low = lowOverOpen(g);
        Kernel close = closeOverOpen(g);
        return g.formula(
                "Rogers-Satchell",
                () ->
                        (high.value() - close.value()) * high.value()
                                + (low.value() - close.value()) * low.value(),
                high,
                low,
                close);
    }

    // Three logarithms are all that the four estimators need of a bar: differences give the rest.
    private static Kernel highOverOpen(KernelGraph g) {
        return log(g, "ln(high / open)", g.high());
    }

    private static Kernel lowOverOpen(KernelGraph g) {
        return log(g, "ln(low / open)", g.low());
    }

    private static Kernel closeOverOpen(KernelGraph g) {
        return log(g, "ln(close / open)", g.close());
    }

    private static Kernel log(KernelGraph g, String name, Kernel price) {
        Kernel open = g.open();
        return g.formula(name, () -> Quotient.log(price.value(), open.value()), price, open);
    }

    /// Of what cannot be below 0 but by rounding, or in a bar whose open lies outside its range.
    private static Kernel root(KernelGraph g, Kernel mean, DoubleUnaryOperator variance) {
        return g.formula(
                () -> Math.sqrt(Math.max(variance.applyAsDouble(mean.value()), 0.0)), mean);
    }
}
