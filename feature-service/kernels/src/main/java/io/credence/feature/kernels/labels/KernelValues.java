package io.credence.feature.kernels.labels;

import io.credence.feature.kernels.bars.BarColumns;
import io.credence.feature.kernels.step.Kernel;
import io.credence.feature.kernels.step.KernelGraph;
import java.util.function.Function;

/// A kernel's value at each bar, begun anew in each segment.
final class KernelValues {

    private static final double[] NOTHING = {};

    private KernelValues() {}

    static double[] at(BarColumns bars, Segments segments, Function<KernelGraph, Kernel> kernelOf) {
        KernelGraph graph = new KernelGraph();
        Kernel kernel = kernelOf.apply(graph);
        double[] values = new double[bars.size()];
        for (int row = 0; row < values.length; row++) {
            if (segments.isFirst(row)) {
                graph.reset();
            }
            graph.step(
                    bars.openTimeMs(row),
                    bars.open(row),
                    bars.high(row),
                    bars.low(row),
                    bars.close(row),
                    bars.volume(row),
                    NOTHING);
            values[row] = kernel.value();
        }
        return values;
    }
}
