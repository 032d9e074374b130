package io.credence.feature.kernels.engine;

import io.credence.feature.api.FeatureSet;
import io.credence.feature.api.Interval;
import io.credence.feature.api.WindowSpec;
import io.credence.feature.kernels.bars.BarColumns;
import io.credence.feature.kernels.bars.RandomBars;
import io.credence.feature.kernels.catalogue.FeatureCatalogue;
import io.credence.feature.kernels.oracle.Ta4jSeries;
import io.credence.feature.kernels.oracle.Ta4jTwin;
import io.credence.feature.kernels.oracle.Ta4jTwins;
import io.credence.feature.kernels.step.KernelGraph;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntToDoubleFunction;
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
import org.ta4j.core.BarSeries;

/// Everything that the catalogue and ta4j both have, over the same bars in double precision, each
/// with its own kind of series already filled. That they agree is shown by `Ta4jTwinsTest`.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(2)
public class BenchmarkTa4j {

    private static final int BARS = 100_000;
    private static final List<Ta4jTwin> BOTH = Ta4jTwins.all();

    private BarColumns bars = new BarColumns();
    private BarSeries series = Ta4jSeries.of(bars);
    private final double[] rows = new double[KernelGraph.BLOCK * BOTH.size()];
    private final boolean[] warm = new boolean[BARS];

    @Setup
    public void generate() {
        bars = RandomBars.gapless(1, BARS, Interval.H1);
        series = Ta4jSeries.of(bars);
    }

    @Benchmark
    @OperationsPerInvocation(BARS)
    public double catalogue() {
        List<String> names = BOTH.stream().map(Ta4jTwin::feature).toList();
        FeatureSet set = new FeatureSet("both", FeatureCatalogue.KERNEL_VERSION, names);
        FeatureSetEngine engine = new FeatureSetEngine(set, Interval.H1, WindowSpec.DEFAULT);
        double[][] none = new double[0][];
        int fed = 0;
        while (fed < BARS) {
            fed += engine.step(bars, fed, none, rows, 0, warm);
        }
        return rows[0];
    }

    // Indicators remember what they computed: new ones each time.
    @Benchmark
    @OperationsPerInvocation(BARS)
    public double ta4j() {
        double[] row = new double[BOTH.size()];
        List<IntToDoubleFunction> indicators =
                BOTH.stream().map(twin -> twin.values().apply(series)).toList();
        for (int t = 0; t < BARS; t++) {
            for (int k = 0; k < row.length; k++) {
                row[k] = indicators.get(k).applyAsDouble(t);
            }
        }
        return row[0];
    }
}
