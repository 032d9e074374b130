package io.credence.strategy.engine.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DailyReturnsTest {

    private static final long HOUR = 3_600_000L;
    private static final long DAY = 24 * HOUR;

    @Test
    void shouldGiveAMarkAtMidnightToTheDayThatEnds() {
        // Given: the start at noon of day 0
        long[] closes = {13 * HOUR, DAY, DAY + HOUR, 2 * DAY};
        double[] equity = {101, 110, 111, 99};
        // When
        double[] returns = DailyReturns.of(closes, equity, 12 * HOUR, 100);
        // Then
        assertThat(returns).containsExactly(new double[] {0.10, -0.10}, within(1e-12));
    }

    @Test
    void shouldHoldTheValueOverDaysWithoutMarks() {
        long[] closes = {DAY, 3 * DAY + HOUR};
        double[] returns = DailyReturns.of(closes, new double[] {110, 121}, 0, 100);
        assertThat(returns).containsExactly(new double[] {0.10, 0, 0, 0.10}, within(1e-12));
    }

    @Test
    void shouldMeasureACurve() {
        // Given: two days, 100 -> 110 -> 99
        long[] closes = {DAY, 2 * DAY};
        // When
        CurveStatistics curve = CurveStatistics.of(closes, new double[] {110, 99}, 0, 100);
        // Then
        double cagr = Math.pow(0.99, 365.0 / 2) - 1;
        assertThat(curve.totalReturn()).isCloseTo(-0.01, within(1e-12));
        assertThat(curve.maxDrawdown()).isCloseTo(-0.1, within(1e-12));
        assertThat(curve.cagr()).isCloseTo(cagr, within(1e-12));
        assertThat(curve.calmar()).isCloseTo(cagr / 0.1, within(1e-12));
        assertThat(curve.sharpe()).isCloseTo(0.0, within(1e-9));
        assertThat(curve.days()).isEqualTo(2);
        assertThat(curve.periodsPerYear()).isEqualTo(365);
    }
}
