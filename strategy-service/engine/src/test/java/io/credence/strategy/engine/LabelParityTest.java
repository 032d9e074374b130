package io.credence.strategy.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.credence.feature.api.BarrierSpec;
import io.credence.feature.api.BarrierTouch;
import io.credence.feature.api.Interval;
import io.credence.feature.api.WindowSpec;
import io.credence.feature.kernels.bars.BarColumns;
import io.credence.feature.kernels.labels.Labels;
import io.credence.feature.kernels.labels.TripleBarrierLabeller;
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

/// What the label of a row says is what a position from that row does, when trading is free: same
/// bar, same reason, same price. Gaps in price and time included.
class LabelParityTest {

    private static final int BARS = 400;

    static LongStream seeds() {
        return LongStream.concat(LongStream.rangeClosed(1, 20), LongStream.of(System.nanoTime()));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void shouldExitWhereTheLabelEnds(long seed) {
        int compared = 0;
        for (BarrierTouch touch : BarrierTouch.values()) {
            // Given
            BarrierSpec barrier = new BarrierSpec(0.008, 0.004, 8, touch);
            BarSeries bars = Given.market(seed, BARS, 0.003);
            Labels labels =
                    new TripleBarrierLabeller(barrier, Interval.M1, WindowSpec.DEFAULT)
                            .label(columns(bars));
            for (int row = 30; row < BARS; row += 3) {
                if (labels.isKnown(row)) {
                    shouldAgree(barrier, bars, labels, row);
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(50);
    }

    private static void shouldAgree(BarrierSpec barrier, BarSeries bars, Labels labels, int row) {
        StrategySpec spec =
                Given.strategy(
                        "1m",
                        barrier,
                        SizingSpec.DEFAULT,
                        Given.FREE,
                        new RiskPolicy(1, 1, 1, 1, 1, 100));
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
        assertThat(exit.openTimeMs() + Given.MINUTE).isEqualTo(labels.endMs(row));
        assertThat(exit.reason() == DecisionReason.EXITED_TARGET).isEqualTo(labels.label(row) == 1);
        assertThat(exit.price() / bars.bar(row).close() - 1)
                .isCloseTo(labels.grossReturn(row), within(1e-12));
    }

    private static BarColumns columns(BarSeries bars) {
        BarColumns columns = new BarColumns();
        for (int i = 0; i < bars.size(); i++) {
            columns.add(bars.bar(i));
        }
        return columns;
    }
}
