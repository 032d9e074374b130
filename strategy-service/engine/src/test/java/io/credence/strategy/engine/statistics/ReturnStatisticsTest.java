package io.credence.strategy.engine.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ReturnStatisticsTest {

    @Test
    void shouldBeNullWhereARatioIsNotDefined() {
        double[] none = {};
        double[] one = {0.01};
        double[] flat = {0.0, 0.0, 0.0};
        assertThat(ReturnStatistics.sharpe(none, 365)).isNull();
        assertThat(ReturnStatistics.sharpe(one, 365)).isNull();
        assertThat(ReturnStatistics.sharpe(flat, 365)).isNull();
        assertThat(ReturnStatistics.sharpeStandardError(flat, 365)).isNull();
        assertThat(ReturnStatistics.sortino(new double[] {0.1, 0.2}, 0, 365)).isNull();
        assertThat(ReturnStatistics.annualVolatility(one, 365)).isNull();
        assertThat(ReturnStatistics.omega(new double[] {0.1}, 0)).isNull();
        assertThat(ReturnStatistics.valueAtRisk(none, 0.05)).isNull();
        assertThat(ReturnStatistics.tailRatio(none)).isNull();
    }

    @Test
    void shouldAnnualiseTheStandardErrorOfLo() {
        // Given: mean 0.01, deviation 0.02, so 0.5 per period; n = 3
        double[] returns = {-0.01, 0.01, 0.03};
        // Then
        double expected = Math.sqrt((1 + 0.125) / 3) * Math.sqrt(365);
        assertThat(ReturnStatistics.sharpe(returns, 365))
                .isCloseTo(0.5 * Math.sqrt(365), within(1e-9));
        assertThat(ReturnStatistics.sharpeStandardError(returns, 365))
                .isCloseTo(expected, within(1e-9));
    }

    @Test
    void shouldKeepTheSignOfTailMeasures() {
        double[] returns = {-0.04, -0.02, 0.0, 0.02, 0.04};
        assertThat(ReturnStatistics.valueAtRisk(returns, 0.25)).isCloseTo(-0.02, within(1e-12));
        assertThat(ReturnStatistics.conditionalValueAtRisk(returns, 0.25))
                .isCloseTo(-0.03, within(1e-12));
    }

    @Test
    void shouldMeasureTradesNetAndLeaveUndefinedOnesNull() {
        TradeStatistics mixed = TradeStatistics.of(new double[] {30, -10, 0, -10});
        assertThat(mixed).isEqualTo(new TradeStatistics(4, 1, 2, 0.25, 1.5, 2.5, 3.0));
        TradeStatistics winning = TradeStatistics.of(new double[] {1});
        assertThat(winning.profitFactor()).isNull();
        assertThat(winning.payoff()).isNull();
        assertThat(TradeStatistics.of(new double[0]).winRate()).isNull();
    }
}
