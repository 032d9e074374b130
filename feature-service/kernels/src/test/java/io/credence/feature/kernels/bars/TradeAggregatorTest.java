package io.credence.feature.kernels.bars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credence.feature.api.Bar;
import io.credence.feature.api.Interval;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TradeAggregatorTest {

    private final List<Bar> bars = new ArrayList<>();
    private final TradeAggregator aggregator = new TradeAggregator(Interval.M1, bars::add);

    @Test
    void shouldMakeOneBarPerIntervalThatHasTrades() {
        // When
        aggregator.add(60_000L, 10.0, 1.0);
        aggregator.add(61_000L, 12.0, 2.0);
        aggregator.add(61_000L, 9.0, 0.0);
        aggregator.add(119_999L, 11.0, 0.5);
        aggregator.add(240_000L, 20.0, 4.0);
        aggregator.finish();
        // Then
        assertThat(bars)
                .containsExactly(
                        new Bar(60_000L, 10.0, 12.0, 9.0, 11.0, 3.5),
                        new Bar(240_000L, 20.0, 20.0, 20.0, 20.0, 4.0));
    }

    @Test
    void shouldHandOnABarOnlyWhenItIsOver() {
        // When
        aggregator.add(60_000L, 10.0, 1.0);
        // Then
        assertThat(bars).isEmpty();
        aggregator.add(120_000L, 10.0, 1.0);
        assertThat(bars).hasSize(1);
    }

    @Test
    void shouldPutTradesBeforeTheEpochIntoTheirOwnBar() {
        // When
        aggregator.add(-1L, 1.0, 1.0);
        aggregator.add(0L, 2.0, 1.0);
        aggregator.finish();
        // Then
        assertThat(bars).extracting(Bar::openTimeMs).containsExactly(-60_000L, 0L);
    }

    @Test
    void shouldRefuseATradeOutOfOrder() {
        // Given
        aggregator.add(60_000L, 10.0, 1.0);
        // When / Then
        assertThatThrownBy(() -> aggregator.add(59_999L, 10.0, 1.0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldGiveNothingForNothing() {
        // When
        aggregator.finish();
        // Then
        assertThat(bars).isEmpty();
    }
}
