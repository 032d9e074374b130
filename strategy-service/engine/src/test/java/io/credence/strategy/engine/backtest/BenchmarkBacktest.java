package io.credence.strategy.engine.backtest;

import io.credence.feature.api.BarrierSpec;
import io.credence.feature.api.BarrierTouch;
import io.credence.strategy.api.CostModel;
import io.credence.strategy.api.RiskPolicy;
import io.credence.strategy.api.SizingSpec;
import io.credence.strategy.engine.Given;
import java.util.Arrays;
import java.util.SplittableRandom;
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

/// Bars per second of one instrument: barrier exits, costs, risk and statistics on, a tenth of the
/// bars with a long signal.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(3)
public class BenchmarkBacktest {

    private static final int BARS = 1_000_000;

    private BarSeries bars = Given.market(1, 1, 0.001);
    private double[] probability = new double[1];
    private Backtest backtest = new Backtest(Given.strategy(CostModel.DEFAULT), 1e6);

    @Setup
    public void generate() {
        bars = Given.market(1, BARS, 0.0007);
        SplittableRandom random = new SplittableRandom(2);
        probability = new double[BARS];
        Arrays.setAll(
                probability, i -> random.nextInt(10) == 0 ? 0.5 + random.nextDouble(0.5) : 0.3);
        backtest =
                new Backtest(
                        Given.strategy(
                                "1m",
                                new BarrierSpec(0.008, 0.004, 8, BarrierTouch.HIGH_LOW),
                                SizingSpec.DEFAULT,
                                CostModel.DEFAULT,
                                // Far limits: a halted backtest would only count bars.
                                new RiskPolicy(0.95, 1, 1, 1, 1, 3)),
                        1e6);
    }

    @Benchmark
    @OperationsPerInvocation(BARS)
    public BacktestResult run() {
        return backtest.run(bars, probability);
    }
}
