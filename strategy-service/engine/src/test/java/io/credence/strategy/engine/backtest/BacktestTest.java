package io.credence.strategy.engine.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.credence.strategy.api.DecisionReason;
import io.credence.strategy.engine.Given;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BacktestTest {

    @Test
    void shouldCountTradesCostsAndReasons() {
        // Given: 25 bars of warm-up near 100, one winning trade, then nothing
        BarSeries bars = bars(30);
        bars.high[27] = 101;
        double[] probability = new double[30];
        Arrays.fill(probability, 0.2);
        probability[26] = 0.9;
        // When
        BacktestResult result =
                new Backtest(Given.strategy(Given.TAKER), 10_000, 25).run(bars, probability);
        // Then: 1000 spent, sold at 101 less slippage and fee
        double quantity = 1000 / (100.02 * 1.001);
        double profit = quantity * 101 * 0.9998 * 0.999 - 1000;
        BacktestStatistics statistics = result.statistics();
        assertThat(statistics.bars()).isEqualTo(5);
        assertThat(statistics.reasons())
                .containsEntry(DecisionReason.ENTERED, 1)
                .containsEntry(DecisionReason.EXITED_TARGET, 1)
                .containsEntry(DecisionReason.NO_LONG_SIGNAL, 3);
        assertThat(statistics.trades().trades()).isEqualTo(1);
        assertThat(result.trades().getFirst().profit()).isCloseTo(profit, within(1e-9));
        assertThat(statistics.strategy().endEquity()).isCloseTo(10_000 + profit, within(1e-8));
        assertThat(statistics.exposure()).isZero();
        assertThat(statistics.turnover()).isCloseTo(0.2, within(0.01));
        assertThat(statistics.buyAndHold().totalReturn())
                .isCloseTo(1 / (1.0002 * 1.001) - 1, within(1e-12));
        assertThat(statistics.strategy().sharpe()).isNull();
    }

    @Test
    void shouldRefuseColumnsOfDifferentLength() {
        Backtest backtest = new Backtest(Given.strategy(Given.FREE), 100);
        assertThatThrownBy(() -> backtest.run(bars(3), new double[2]))
                .hasMessageContaining("probability");
        assertThatThrownBy(() -> backtest.run(bars(0), new double[0])).hasMessageContaining("bars");
        assertThatThrownBy(() ->
                        new BarSeries(
                                new long[2],
                                new double[2],
                                new double[1],
                                new double[2],
                                new double[2]))
                .hasMessageContaining("high");
        assertThatThrownBy(() -> new Backtest(Given.strategy(Given.FREE), 0))
                .hasMessageContaining("initialCash");
    }

    private static BarSeries bars(int count) {
        long[] times = new long[count];
        Arrays.setAll(times, i -> i * Given.MINUTE);
        double[] close = new double[count];
        Arrays.setAll(close, i -> i < 25 && i % 2 == 0 ? 100.1 : 100);
        return new BarSeries(times, close.clone(), close.clone(), close.clone(), close);
    }
}
