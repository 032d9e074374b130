package io.credence.feature.app.domain.observation;

import static org.assertj.core.api.Assertions.assertThat;

import io.credence.feature.api.Bar;
import io.credence.feature.api.Interval;
import io.credence.feature.kernels.bars.BarColumns;
import io.credence.feature.kernels.inputs.InputName;
import org.junit.jupiter.api.Test;

class TradeSumsTest {

    private static final long MINUTE = 60_000;
    private static final long DAY = 1_440;

    private final BarColumns bars = new BarColumns();

    @Test
    void shouldSumTheTradesInsideEachBar() {
        // Given two bars, trades on their edges, between and beyond them
        bar(10, 1);
        bar(12, 1);
        TradeSums sums = new TradeSums(bars, Interval.M1, 9 * MINUTE);
        // When
        sums.add(10 * MINUTE, 100, 1, true);
        sums.add(10 * MINUTE, 100, 2, false);
        sums.add(11 * MINUTE - 1, 200, 4, true);
        sums.add(11 * MINUTE, 100, 50, true);
        sums.add(12 * MINUTE, 100, 8, false);
        sums.add(13 * MINUTE, 100, 90, true);
        // Then
        assertThat(sums.of(InputName.TRADES_BUY_VOLUME)).containsExactly(5, 0);
        assertThat(sums.of(InputName.TRADES_SELL_VOLUME)).containsExactly(2, 8);
        assertThat(sums.of(InputName.TRADES_BUY_COUNT)).containsExactly(2, 0);
        assertThat(sums.of(InputName.TRADES_SELL_COUNT)).containsExactly(1, 1);
        assertThat(sums.of(InputName.TRADES_NOTIONAL)).containsExactly(1100, 800);
        assertThat(sums.of(InputName.TRADES_LARGEST)).containsExactly(4, 8);
    }

    @Test
    void shouldNotKnowWhoBoughtWhereOneTradeDoesNotSay() {
        // Given
        bar(10, 1);
        bar(11, 1);
        TradeSums sums = new TradeSums(bars, Interval.M1, Long.MIN_VALUE);
        // When
        sums.add(10 * MINUTE, 100, 1, true);
        sums.add(10 * MINUTE, 100, 2, null);
        sums.add(11 * MINUTE, 100, 3, true);
        // Then
        assertThat(sums.of(InputName.TRADES_BUY_VOLUME)).containsExactly(Double.NaN, 3);
        assertThat(sums.of(InputName.TRADES_SELL_COUNT)).containsExactly(Double.NaN, 0);
        assertThat(sums.of(InputName.TRADES_NOTIONAL)).containsExactly(300, 300);
        assertThat(sums.of(InputName.TRADES_LARGEST)).containsExactly(2, 3);
    }

    @Test
    void shouldTellAQuietBarFromAHoleAndFromTheEndOfTheTape() {
        // Given bars without a trade: before any, without volume, with volume, a day after the last
        bar(10, 0);
        bar(12, 0);
        bar(13, 7);
        bar(11 + DAY - 1, 0);
        bar(11 + DAY, 0);
        TradeSums sums = new TradeSums(bars, Interval.M1, Long.MIN_VALUE);
        // When
        sums.add(11 * MINUTE, 100, 1, true);
        // Then
        assertThat(sums.of(InputName.TRADES_BUY_VOLUME))
                .containsExactly(Double.NaN, 0, Double.NaN, 0, Double.NaN);
        assertThat(sums.of(InputName.TRADES_LARGEST))
                .containsExactly(Double.NaN, 0, Double.NaN, 0, Double.NaN);
    }

    @Test
    void shouldGoOnFromATradeBeforeTheFirstBar() {
        // Given
        bar(10, 0);
        // When
        TradeSums sums = new TradeSums(bars, Interval.M1, 9 * MINUTE);
        // Then
        assertThat(sums.of(InputName.TRADES_SELL_VOLUME)).containsExactly(0);
    }

    private void bar(long minute, double volume) {
        bars.add(new Bar(minute * MINUTE, 1, 1, 1, 1, volume));
    }
}
