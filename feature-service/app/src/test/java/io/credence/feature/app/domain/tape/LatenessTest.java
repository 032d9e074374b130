package io.credence.feature.app.domain.tape;

import static org.assertj.core.api.Assertions.assertThat;

import io.credence.feature.api.Interval;
import java.util.List;
import org.junit.jupiter.api.Test;

class LatenessTest {

    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;

    @Test
    void shouldBeLateForTheBarsThatAreClosedOnly() {
        // Given a tape that fell silent after seven minutes of an hour
        TapeStream stream = TapeStream.from(0).printed(HOUR + 2).closed(HOUR + 7 * MINUTE);
        Lateness lateness = Lateness.of(stream, List.of(Interval.M1, Interval.M5, Interval.H1));

        assertThat(lateness.lateFor(HOUR - 1))
                .containsExactly(Interval.M1, Interval.M5, Interval.H1);
        assertThat(lateness.lateFor(HOUR + 5 * MINUTE - 1))
                .containsExactly(Interval.M1, Interval.M5);
        assertThat(lateness.lateFor(HOUR + 7 * MINUTE - 1)).containsExactly(Interval.M1);
        assertThat(lateness.lateFor(HOUR + 7 * MINUTE)).isEmpty();
    }

    @Test
    void shouldBeLateForABarThatCameAsABarAndNotForOthers() {
        // Given an hour that came as a bar
        Lateness lateness = Lateness.of(TapeStream.from(HOUR - 1), List.of(Interval.M1));
        lateness.closed(Interval.H1, 2 * HOUR);

        assertThat(lateness.lateFor(2 * HOUR - 1)).containsExactly(Interval.H1);
        assertThat(lateness.lateFor(HOUR - MINUTE - 1)).containsExactly(Interval.M1, Interval.H1);
    }
}
