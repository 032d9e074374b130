package io.credence.feature.app.domain.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credence.platform.api.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class DatasetTurnsTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    @ParameterizedTest(name = "{0} of the largest at once: {2} of size {1}")
    @CsvSource({"1, 1, 1", "1, 0.5, 2", "1, 0.4, 2", "1, 0, 8", "2, 1, 2", "2, 0.6, 3", "1, 7, 1"})
    void shouldMakeNoMoreAtOnceThanThereIsRoomFor(int largest, double size, int expected)
            throws Exception {
        // Given as many at work as may be
        DatasetTurns turns = new DatasetTurns(largest, LONG);
        CountDownLatch working = new CountDownLatch(expected);
        CountDownLatch done = new CountDownLatch(1);
        AtomicInteger atOnce = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            // When more come
            List<Future<Integer>> all = new ArrayList<>();
            for (int i = 0; i < expected + 3; i++) {
                all.add(
                        threads.submit(() ->
                                turns.inTurn(
                                        size,
                                        () -> {
                                            int now = atOnce.incrementAndGet();
                                            most.accumulateAndGet(now, Math::max);
                                            working.countDown();
                                            await(done);
                                            return atOnce.decrementAndGet();
                                        })));
            }
            working.await();
            Thread.sleep(50);
            done.countDown();
            // Then all had their turn, and never more at once
            for (Future<Integer> one : all) {
                assertThat(one.get()).isNotNegative();
            }
            assertThat(most).hasValue(expected);
        }
    }

    @Test
    void shouldServeALargeOneBeforeTheSmallOnesThatCameLater() throws Exception {
        // Given a small one at work, and a large one that waits for it
        DatasetTurns turns = new DatasetTurns(1, LONG);
        CountDownLatch done = new CountDownLatch(1);
        CountDownLatch working = new CountDownLatch(1);
        List<String> order = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Boolean> small =
                    threads.submit(() ->
                            turns.inTurn(
                                    0.1,
                                    () -> {
                                        working.countDown();
                                        return await(done);
                                    }));
            working.await();
            Future<Boolean> large = threads.submit(() -> turns.inTurn(1, () -> order.add("large")));
            while (!turns.isWaiting()) {
                Thread.sleep(1);
            }
            // When a small one comes, for which there would be room
            Future<Boolean> later =
                    threads.submit(() -> turns.inTurn(0.1, () -> order.add("small")));
            Thread.sleep(50);
            boolean waits = !later.isDone();
            done.countDown();
            // Then
            assertThat(waits).isTrue();
            for (Future<Boolean> one : List.of(small, large, later)) {
                assertThat(one.get()).isTrue();
            }
            assertThat(order).containsExactly("large", "small");
        }
    }

    @Test
    void shouldRefuseWhoseTurnDoesNotComeAndLeaveTheRoomToOthers() {
        // Given
        DatasetTurns turns = new DatasetTurns(1, Duration.ofMillis(20));
        // When / Then
        turns.inTurn(
                1,
                () -> {
                    assertThatThrownBy(() -> turns.inTurn(0.1, () -> "never"))
                            .isInstanceOfSatisfying(
                                    ProblemException.class,
                                    problem -> assertThat(problem.code().status()).isEqualTo(503))
                            .hasMessageContaining("ask again later");
                    return null;
                });
        assertThatThrownBy(() ->
                        turns.inTurn(
                                1,
                                () -> {
                                    throw new IllegalStateException("fails");
                                }))
                .hasMessage("fails");
        assertThat(turns.inTurn(1, () -> "all of it")).isEqualTo("all of it");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void shouldNotStartWithRoomForNone(int largest) {
        assertThatThrownBy(() -> new DatasetTurns(largest, LONG))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "credence.feature.dataset.largest-at-once must be at least 1, is "
                                + largest);
    }

    private static boolean await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return true;
    }
}
