package io.credence.feature.kernels.regime;

import io.credence.feature.kernels.definition.FeatureDefinition;
import io.credence.feature.kernels.step.Kernel;
import io.credence.feature.kernels.step.KernelGraph;
import java.util.List;

/// The close against the Ichimoku cloud. A chart draws a cloud 26 bars ahead of the bar that it
/// follows from; nothing here reads a bar that is yet to come.
final class CloudFeatures {

    private static final int CONVERSION = 9;
    private static final int BASE = 26;
    private static final int LONG = 52;
    private static final String SPANS =
            "1 above, -1 below, 0 within spans A = (m(9) + m(26)) / 2 and B = m(52), m(n) ="
                    + " (max(high) + min(low)) / 2 over n bars, ";

    private CloudFeatures() {}

    static List<FeatureDefinition> features() {
        return List.of(
                cloud("ichimoku_cloud_9_26_52")
                        .formula(
                                SPANS
                                        + "as of 26 bars ago: the cloud that the chart has at this"
                                        + " bar")
                        .kernel(g -> position(g, g.ago(spanA(g), BASE), g.ago(spanB(g), BASE))),
                cloud("ichimoku_cloud_now_9_26_52")
                        .formula(
                                SPANS
                                        + "as of this bar: the cloud that the chart has 26 bars"
                                        + " ahead")
                        .kernel(g -> position(g, spanA(g), spanB(g))));
    }

    private static FeatureDefinition.Builder cloud(String name) {
        return RegimeFeatures.regime(name)
                .with("conversion", CONVERSION)
                .with("base", BASE)
                .with("long", LONG)
                .unit("-1, 0 or 1")
                .cited("Hosoda, Ichimoku Kinko Hyo, 1969");
    }

    private static Kernel middle(KernelGraph g, int n) {
        Kernel max = g.max(g.high(), n);
        Kernel min = g.min(g.low(), n);
        return g.formula("middle", () -> (max.value() + min.value()) / 2.0, max, min);
    }

    static Kernel spanA(KernelGraph g) {
        Kernel conversion = middle(g, CONVERSION);
        Kernel base = middle(g, BASE);
        return g.formula(
                "span a", () -> (conversion.value() + base.value()) / 2.0, conversion, base);
    }

    static Kernel spanB(KernelGraph g) {
        return middle(g, LONG);
    }

    private static Kernel position(KernelGraph g, Kernel a, Kernel b) {
        Kernel close = g.close();
        return g.formula(() -> position(close.value(), a.value(), b.value()), a, b);
    }

    private static double position(double close, double a, double b) {
        if (Double.isNaN(close + a + b)) {
            return Double.NaN;
        }
        return close > Math.max(a, b) ? 1.0 : close < Math.min(a, b) ? -1.0 : 0.0;
    }
}
