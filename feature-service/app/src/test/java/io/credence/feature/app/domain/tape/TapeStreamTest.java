package io.credence.feature.app.domain.tape;

import static org.assertj.core.api.Assertions.assertThat;

import io.credence.feature.api.Interval;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class TapeStreamTest {

    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final List<Interval> INTERVALS = List.of(Interval.H1, Interval.M1, Interval.M5);

    @Test
    void shouldHaveNoWholeBarBeforeATradeOfAnEarlierInterval() {
        TapeStream stream = TapeStream.from(HOUR + 3 * MINUTE + 1).printed(9 * HOUR);

        assertThat(stream.isWhole(HOUR)).isFalse();
        assertThat(stream.isWhole(HOUR + 3 * MINUTE)).isFalse();
        assertThat(stream.isWhole(HOUR + 4 * MINUTE)).isTrue();
        assertThat(stream.isWhole(2 * HOUR)).isTrue();
    }

    @Test
    void shouldNotKnowWhatElseWasPrintedInTheMillisecondOfTheFirstTrade() {
        assertThat(TapeStream.from(HOUR).isWhole(HOUR)).isFalse();
    }

    @Test
    void shouldCountADayOfSilenceAsTheTapesEnd() {
        TapeStream stream = TapeStream.from(0).printed(HOUR);

        assertThat(stream.isBrokenBefore(25 * HOUR - 1)).isFalse();
        assertThat(stream.isBrokenBefore(25 * HOUR)).isTrue();
        assertThat(stream.brokenBefore(25 * HOUR)).isEqualTo(TapeStream.from(25 * HOUR));
        assertThat(stream.closed(26 * HOUR).brokenBefore(25 * HOUR).closedMs())
                .isEqualTo(26 * HOUR);
    }

    @Test
    void shouldBeDueWhenTheNextBarWithTradesCloses() {
        TapeStream stream = TapeStream.from(0).printed(HOUR + MINUTE + 7);

        assertThat(stream.dueMs(INTERVALS)).hasValue(HOUR + 2 * MINUTE);
        assertThat(stream.closed(HOUR + 2 * MINUTE).dueMs(INTERVALS)).hasValue(HOUR + 5 * MINUTE);
        assertThat(stream.closed(HOUR + 5 * MINUTE).dueMs(INTERVALS)).hasValue(2 * HOUR);
        assertThat(stream.closed(2 * HOUR).dueMs(INTERVALS)).isEqualTo(OptionalLong.empty());
    }

    @Test
    void shouldCloseNoBarTwice() {
        TapeStream stream = TapeStream.from(0).printed(HOUR + MINUTE + 7);
        TapeStream closed = stream.closed(HOUR + 2 * MINUTE);

        assertThat(stream.firstOpenMs(Interval.M1)).isEqualTo(HOUR + MINUTE);
        assertThat(closed.firstOpenMs(Interval.M1)).isEqualTo(HOUR + 2 * MINUTE);
        assertThat(closed.firstOpenMs(Interval.M5)).isEqualTo(HOUR);
        assertThat(closed.printed(HOUR + MINUTE + 9).firstOpenMs(Interval.M1))
                .isEqualTo(HOUR + 2 * MINUTE);
        assertThat(closed.closed(HOUR)).isEqualTo(closed);
    }
}
