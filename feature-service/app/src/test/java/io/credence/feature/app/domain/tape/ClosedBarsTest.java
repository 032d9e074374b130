package io.credence.feature.app.domain.tape;

import static org.assertj.core.api.Assertions.assertThat;

import io.credence.feature.api.Interval;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClosedBarsTest {

    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final List<Interval> MINUTES = List.of(Interval.M1);

    @Test
    void shouldMakeNoBarBeforeItsIntervalIsOver() {
        ClosedBars bars = new ClosedBars(HOUR + 7 * MINUTE + 1, 9 * HOUR, null, MINUTES);

        assertThat(bars.untilMs(Interval.M1)).isEqualTo(HOUR + 7 * MINUTE);
        assertThat(bars.untilMs(Interval.M5)).isEqualTo(HOUR + 5 * MINUTE);
        assertThat(bars.untilMs(Interval.H1)).isEqualTo(HOUR);
    }

    @Test
    void shouldLeaveTheBarInWhichAStreamStandsToTheStream() {
        // Given a stream in the second minute, and trades that end in there
        TapeStream stream = TapeStream.from(30_000).printed(MINUTE + 10_000);
        ClosedBars bars = new ClosedBars(9 * HOUR, MINUTE + 50_000, stream, MINUTES);

        assertThat(bars.untilMs(Interval.M1)).isEqualTo(MINUTE);
        assertThat(bars.untilMs(Interval.H1)).isEqualTo(9 * HOUR);
    }

    @Test
    void shouldLeaveItToTheStreamWhenTheTradesEndWithIt() {
        TapeStream stream = TapeStream.from(30_000).printed(MINUTE + 10_000);

        assertThat(new ClosedBars(9 * HOUR, 2 * MINUTE - 1, stream, MINUTES).untilMs(Interval.M1))
                .isEqualTo(MINUTE);
    }

    @Test
    void shouldNotWaitForATapeThatHasEnded() {
        TapeStream stream = TapeStream.from(30_000).printed(MINUTE + 10_000);
        long endMs = 24 * HOUR + 2 * MINUTE;

        assertThat(untilMs(endMs - 1, stream)).isEqualTo(MINUTE);
        assertThat(untilMs(endMs, stream)).isEqualTo(endMs);
    }

    private static long untilMs(long nowMs, TapeStream stream) {
        return new ClosedBars(nowMs, MINUTE + 50_000, stream, MINUTES).untilMs(Interval.M1);
    }

    @Test
    void shouldLeaveItAlsoWhenTheTradesReachIntoAnIntervalThatIsNotOver() {
        TapeStream stream = TapeStream.from(30_000).printed(MINUTE + 10_000);

        assertThat(
                        new ClosedBars(2 * MINUTE + 20, 2 * MINUTE + 10, stream, MINUTES)
                                .untilMs(Interval.M1))
                .isEqualTo(MINUTE);
    }

    @Test
    void shouldMakeTheBarInWhichAStreamStandsWhenLaterOnesAreMade() {
        TapeStream stream = TapeStream.from(30_000).printed(MINUTE + 10_000);

        assertThat(new ClosedBars(9 * HOUR, 2 * MINUTE, stream, MINUTES).untilMs(Interval.M1))
                .isEqualTo(9 * HOUR);
    }

    @Test
    void shouldMakeABarThatTheStreamSeesAPartOf() {
        TapeStream stream = TapeStream.from(MINUTE + 5_000).printed(MINUTE + 10_000);

        assertThat(new ClosedBars(9 * HOUR, MINUTE + 50_000, stream, MINUTES).untilMs(Interval.M1))
                .isEqualTo(9 * HOUR);
    }
}
