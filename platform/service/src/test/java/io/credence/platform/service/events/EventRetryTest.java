package io.credence.platform.service.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credence.platform.api.PlatformErrorCode;
import io.credence.platform.api.ProblemException;
import io.quarkus.runtime.ShutdownEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventRetryTest {

    private static final int ATTEMPTS = 3;

    private final EventRetry retry = new EventRetry(ATTEMPTS, Duration.ofMillis(1));

    /// Fails so often, then works.
    private static final class Handler implements Runnable {
        private final RuntimeException failure;
        private final int failures;
        private int calls;

        Handler(RuntimeException failure, int failures) {
            this.failure = failure;
            this.failures = failures;
        }

        @Override
        public void run() {
            calls++;
            if (calls <= failures) {
                throw failure;
            }
        }
    }

    @Test
    void shouldTryADefectAFewTimesOnly() throws PoisonEvent {
        // Given
        Handler lucky = new Handler(new IllegalStateException(), ATTEMPTS - 1);
        Handler broken = new Handler(new IllegalStateException(), ATTEMPTS);
        // When
        retry.run(lucky);
        // Then
        assertThat(lucky.calls).isEqualTo(ATTEMPTS);
        assertThatThrownBy(() -> retry.run(broken)).isInstanceOf(PoisonEvent.class);
    }

    static Stream<RuntimeException> outages() {
        return Stream.of(
                new UncheckedIOException(new IOException("refused")),
                new IllegalStateException(new SQLException("gone", "08006")),
                new IllegalStateException(new SQLException("shutdown", "57P01")),
                new ProblemException(PlatformErrorCode.UPSTREAM_FAILED, "away"),
                new ProblemException(PlatformErrorCode.TEMPORARILY_UNAVAILABLE, "full"));
    }

    @ParameterizedTest
    @MethodSource("outages")
    void shouldOutlastAnOutage(RuntimeException outage) throws PoisonEvent {
        // Given
        Handler handler = new Handler(outage, ATTEMPTS + 1);
        // When
        retry.run(handler);
        // Then
        assertThat(handler.calls).isEqualTo(ATTEMPTS + 2);
    }

    @Test
    void shouldNotTryAgainWhatIsRefused() {
        // Given
        Handler refused = new Handler(ProblemException.invalid("bar", "is too old"), 1);
        Handler defect = new Handler(new IllegalStateException(new SQLException("x", "23505")), 9);
        // When, Then
        assertThatThrownBy(() -> retry.run(refused)).isInstanceOf(PoisonEvent.class);
        assertThat(refused.calls).isEqualTo(1);
        assertThatThrownBy(() -> retry.run(defect)).isInstanceOf(PoisonEvent.class);
        assertThat(defect.calls).isEqualTo(ATTEMPTS);
    }

    @Test
    void shouldLeaveTheEventForTheNextStartWhenStopping() {
        // Given
        RuntimeException outage = new UncheckedIOException(new IOException("refused"));
        retry.stop(new ShutdownEvent());
        // When, Then
        assertThatThrownBy(() -> retry.run(new Handler(outage, 9))).isSameAs(outage);
    }
}
