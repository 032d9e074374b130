package io.credence.feature.kernels.oracle;

import io.credence.feature.kernels.bars.BarColumns;
import io.credence.feature.kernels.definition.FeatureDefinition;
import io.credence.feature.kernels.step.Kernel;
import io.credence.feature.kernels.step.KernelGraph;
import java.util.List;
import java.util.function.Function;

/// Kernels walked over bars outside an engine.
public final class KernelRun {

    private KernelRun() {}

    /// The kernel's value at each bar.
    public static double[] values(BarColumns bars, Function<KernelGraph, Kernel> kernel) {
        KernelGraph graph = new KernelGraph();
        Kernel made = kernel.apply(graph);
        double[] values = new double[bars.size()];
        for (int t = 0; t < values.length; t++) {
            step(graph, bars, t);
            values[t] = made.value();
        }
        return values;
    }

    public static List<Kernel> make(KernelGraph graph, List<FeatureDefinition> features) {
        return features.stream().map(feature -> feature.kernel().apply(graph)).toList();
    }

    public static void step(KernelGraph graph, BarColumns bars, int t) {
        graph.step(
                bars.openTimeMs(t),
                bars.open(t),
                bars.high(t),
                bars.low(t),
                bars.close(t),
                bars.volume(t),
                unknown(graph));
    }

    /// A bar of which nothing but the time is known.
    public static void stepUnknown(KernelGraph graph, long openTimeMs) {
        double nan = Double.NaN;
        graph.step(openTimeMs, nan, nan, nan, nan, nan, unknown(graph));
    }

    private static double[] unknown(KernelGraph graph) {
        return Naive.each(graph.inputs().size(), i -> Double.NaN);
    }
}
