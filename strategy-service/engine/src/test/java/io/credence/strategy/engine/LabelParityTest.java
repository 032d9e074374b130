package io.credence.strategy.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.credence.feature.api.BarrierHit;
import io.credence.feature.api.BarrierSpec;
import io.credence.feature.api.BarrierTouch;
import io.credence.strategy.api.DecisionReason;
import io.credence.strategy.api.RiskPolicy;
import io.credence.strategy.api.SizingSpec;
import io.credence.strategy.api.StrategySpec;
import io.credence.strategy.engine.backtest.Backtest;
import io.credence.strategy.engine.backtest.BacktestResult;
import io.credence.strategy.engine.backtest.BarSeries;
import io.credence.strategy.engine.portfolio.Fill;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the label of a row says is what a position from that row does: same bar, same reason.
class LabelParityTest {

    private static final int BARS = 300;

    static LongStream seeds() {
        return LongStream.concat(LongStream.rangeClosed(1, 20), LongStream.of(System.nanoTime()));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void shouldExitWhereTheLabelEnds(long seed) {
        for (BarrierTouch touch : BarrierTouch.values()) {
            BarrierSpec barrier = new BarrierSpec(0.008, 0.004, 8, touch);
            StrategySpec spec =
                    Given.strategy(
                            "1m",
                            barrier,
                            SizingSpec.DEFAULT,
                            Given.FREE,
                            new RiskPolicy(1, 1, 1, 1, 1, 100));
            BarSeries bars = contiguous(seed);
            for (int row = 25; row < BARS - 9; row += 7) {
                shouldAgree(spec, bars, row);
            }
        }
    }

    private static void shouldAgree(StrategySpec spec, BarSeries bars, int row) {
        // Given
        Label label = Label.of(spec.barrier(), bars, row);
        double[] probability = new double[BARS];
        Arrays.fill(probability, Double.NaN);
        probability[row] = 0.95;
        // When
        BacktestResult result = new Backtest(spec, 10_000).run(bars, probability);
        // Then
        assertThat(result.fills()).hasSize(2);
        Fill entry = result.fills().get(0);
        Fill exit = result.fills().get(1);
        assertThat(entry.price()).isEqualTo(bars.bar(row + 1).open());
        assertThat(exit.reason()).isEqualTo(label.reason);
        assertThat(exit.openTimeMs()).isEqualTo(bars.openTimeMs(label.end));
        // Without a gap at the open, the price is the label's too.
        double reference = bars.bar(row).close();
        double open = bars.bar(label.end).open();
        boolean gap =
                open >= spec.barrier().upper(reference) || open <= spec.barrier().lower(reference);
        if (!gap) {
            assertThat(exit.price() / reference - 1).isCloseTo(label.result, within(1e-12));
        }
    }

    private static BarSeries contiguous(long seed) {
        BarSeries walk = Given.market(seed, BARS, 0.003);
        long[] times = new long[BARS];
        Arrays.setAll(times, i -> i * Given.MINUTE);
        return new BarSeries(
                times,
                column(walk, "open"),
                column(walk, "high"),
                column(walk, "low"),
                column(walk, "close"));
    }

    private static double[] column(BarSeries bars, String name) {
        double[] values = new double[bars.size()];
        Arrays.setAll(
                values,
                i ->
                        switch (name) {
                            case "open" -> bars.bar(i).open();
                            case "high" -> bars.bar(i).high();
                            case "low" -> bars.bar(i).low();
                            default -> bars.bar(i).close();
                        });
        return values;
    }

    /// The rule of the dataset: from the row's close, first touch in the next bars.
    private record Label(DecisionReason reason, int end, double result) {

        static Label of(BarrierSpec barrier, BarSeries bars, int row) {
            double entry = bars.bar(row).close();
            int last = row + barrier.horizonBars();
            for (int i = row + 1; i <= last; i++) {
                var bar = bars.bar(i);
                BarrierHit hit = barrier.hit(entry, bar.high(), bar.low(), bar.close());
                boolean atClose = barrier.touch() == BarrierTouch.CLOSE;
                if (hit == BarrierHit.TARGET) {
                    double result = atClose ? bar.close() / entry - 1 : barrier.takeProfit();
                    return new Label(DecisionReason.EXITED_TARGET, i, result);
                }
                if (hit.isStop()) {
                    double result = atClose ? bar.close() / entry - 1 : -barrier.stopLoss();
                    return new Label(DecisionReason.EXITED_STOP, i, result);
                }
            }
            return new Label(DecisionReason.EXITED_TIME, last, bars.bar(last).close() / entry - 1);
        }
    }
}
