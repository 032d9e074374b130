package io.credence.platform.testkit.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class MovableClockTest {

    @Test
    void shouldMoveWithAllItsZones() {
        // Given
        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        MovableClock clock = MovableClock.at(start);
        Clock tokyo = clock.withZone(ZoneId.of("Asia/Tokyo"));
        // When
        clock.advance(Duration.ofMinutes(5));
        // Then
        assertThat(clock.instant()).isEqualTo(start.plusSeconds(300));
        assertThat(tokyo.instant()).isEqualTo(start.plusSeconds(300));
        assertThat(tokyo.getZone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
    }
}
