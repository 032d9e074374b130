package io.credence.feature.app.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credence.feature.app.domain.imports.Exchange.Answer;
import io.credence.platform.testkit.time.MovableClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PoliteClientTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final MovableClock clock = MovableClock.at(NOW);
    private final PoliteClient client =
            new PoliteClient(
                    "somewhere", Duration.ofSeconds(1), clock, length -> clock.advance(length));

    @Test
    void shouldNotForgetALongPauseForAShortOne() throws IOException {
        // Given a ban, and an answer that was on its way
        client.beQuiet(Duration.ofMinutes(10));
        client.beQuiet(Duration.ofSeconds(1));
        // When
        clock.set(NOW.plusSeconds(2));
        Answer<String> answer = client.ask(() -> new Answer.Page<>(List.of("early"), 0, 1));
        // Then
        assertThat(answer).isEqualTo(new Answer.Later<String>(Duration.ofSeconds(598)));
    }

    @Test
    void shouldAskAgainAfterThePause() throws IOException {
        // Given
        client.beQuiet(Duration.ofSeconds(1));
        // When
        clock.set(NOW.plusSeconds(1));
        // Then
        assertThat(client.<String>ask(() -> new Answer.Page<>(List.of("due"), 0, 1)))
                .isEqualTo(new Answer.Page<>(List.of("due"), 0, 1));
    }

    @Test
    void shouldGiveATurnToOneOfTwoThatAskAtOnce() throws Exception {
        // Given a question that nobody has answered yet
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(1);
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            Future<Answer<String>> first =
                    other.submit(() ->
                            client.<String>ask(() -> {
                                asked.countDown();
                                await(answered);
                                return new Answer.Page<>(List.of("first"), 0, 1);
                            }));
            await(asked);
            // When
            Answer<String> second = client.ask(() -> new Answer.Page<>(List.of("second"), 0, 1));
            answered.countDown();
            // Then
            assertThat(second).isEqualTo(new Answer.Later<String>(Duration.ofSeconds(1)));
            assertThat(first.get(10, TimeUnit.SECONDS))
                    .isEqualTo(new Answer.Page<>(List.of("first"), 0, 1));
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void shouldNotWaitInsideAQuestionForALongPause() throws IOException {
        // When the exchange says between two pages that it wants to be left alone
        Answer<String> answer =
                client.ask(() -> {
                    client.beQuiet(Duration.ofMinutes(2));
                    client.askOn();
                    return new Answer.Page<>(List.of("too soon"), 0, 1);
                });
        // Then
        assertThat(answer).isEqualTo(new Answer.Later<String>(Duration.ofMinutes(2)));
        assertThat(clock.instant()).isEqualTo(NOW);
    }

    @Test
    void shouldKeepAnExchangesTroubleApartFromItsAnswers() {
        // When / Then
        assertThatThrownBy(() ->
                        client.<String>ask(() -> {
                            throw new IOException("connection reset");
                        }))
                .isInstanceOf(IOException.class)
                .hasMessage("connection reset");
    }
}
