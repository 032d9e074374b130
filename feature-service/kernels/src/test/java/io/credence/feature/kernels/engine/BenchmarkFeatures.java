package io.credence.feature.kernels.engine;

import io.credence.feature.api.FeatureSet;
import io.credence.feature.api.Interval;
import io.credence.feature.api.WindowSpec;
import io.credence.feature.kernels.bars.BarColumns;
import io.credence.feature.kernels.bars.RandomBars;
import io.credence.feature.kernels.catalogue.BarFeatures;
import io.credence.feature.kernels.catalogue.FeatureCatalogue;
import io.credence.feature.kernels.step.KernelGraph;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Bars per second through every feature that needs bars only, on one thread: in a batch, and one
/// by one as they come live.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(2)
public class BenchmarkFeatures {

    private static final int BARS = 1_000_000;

    private BarColumns bars = new BarColumns();
    private FeatureSet set = FeatureCatalogue.CORE_12;
    private final boolean[] warm = new boolean[BARS];
    private double[] rows = new double[0];
    private FeatureSetEngine live = engine();
    private int next;

    @Setup
    public void generate() {
        bars = RandomBars.gapless(1, BARS, Interval.M1);
        List<String> names = BarFeatures.names();
        System.out.println(names.size() + " features");
        set = new FeatureSet("bars-only", FeatureCatalogue.KERNEL_VERSION, names);
        rows = new double[KernelGraph.BLOCK * names.size()];
        live = engine();
    }

    private FeatureSetEngine engine() {
        return new FeatureSetEngine(set, Interval.M1, WindowSpec.DEFAULT);
    }

    @Benchmark
    @OperationsPerInvocation(BARS)
    public double batch() {
        FeatureSetEngine engine = engine();
        double[][] none = new double[0][];
        double sum = 0.0;
        int fed = 0;
        while (fed < BARS) {
            fed += engine.step(bars, fed, none, rows, 0, warm);
            sum += rows[0];
        }
        return sum;
    }

    @Benchmark
    public boolean live() {
        if (next == BARS) {
            live = engine();
            next = 0;
        }
        return live.step(bars.bar(next++), rows, 0);
    }
}
