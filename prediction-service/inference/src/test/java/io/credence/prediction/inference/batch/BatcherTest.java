package io.credence.prediction.inference.batch;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.credence.prediction.inference.model.FloatTensor;
import io.credence.prediction.inference.model.LoadedModel;
import io.credence.prediction.inference.model.ModelKey;
import io.credence.prediction.inference.model.ModelStatistics.Failure;
import io.credence.prediction.inference.testing.TinyModel;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatcherTest {

    private static final Duration PATIENT = Duration.ofMinutes(1);

    @TempDir Path directory;

    private final List<LoadedModel> models = new ArrayList<>();
    private final AtomicLong passed = new AtomicLong();
    private final HeldClock clock = new HeldClock();
    private final Batcher batcher =
            new Batcher(
                    new BatcherSettings(1, 8, 10, Duration.ofSeconds(20)),
                    clock,
                    () -> System.nanoTime() + passed.get());

    @AfterEach
    void close() {
        clock.letGo();
        batcher.close();
        models.forEach(LoadedModel::retire);
        assertThat(models).allMatch(LoadedModel::closed);
    }

    @Test
    void shouldMergeWhatQueuedDuringARunAndAnswerEachItsOwn() throws Exception {
        // Given
        LoadedModel held = load("held", TinyModel.scale(directory.resolve("held"), 1f));
        LoadedModel scale = load("scale", TinyModel.scale(directory.resolve("scale"), 3f));
        CompletableFuture<InferenceOutcome> busy = occupy(held);

        // When
        List<CompletableFuture<InferenceOutcome>> all = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            all.add(batcher.submit(scale, rows(2, i), PATIENT));
        }
        clock.letGo();

        // Then
        for (int i = 0; i < 4; i++) {
            float[] y = completed(all.get(i)).outputs().get(1).values();
            assertThat(y).hasSize(6).containsOnly(3f * i);
        }
        completed(busy);
        assertThat(scale.statistics().executionCount()).isEqualTo(1);
        assertThat(scale.statistics().inferenceCount()).isEqualTo(8);
        assertThat(scale.statistics().batches()).containsOnlyKeys(8);
        assertThat(scale.statistics().success().count()).isEqualTo(4);
    }

    @Test
    void shouldRefuseAtOnceWhenTheQueueIsFull() throws Exception {
        // Given
        LoadedModel held = load("held", TinyModel.scale(directory, 1f));
        CompletableFuture<InferenceOutcome> busy = occupy(held);
        List<CompletableFuture<InferenceOutcome>> waiting = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            waiting.add(batcher.submit(held, rows(1, 1), PATIENT));
        }

        // When
        CompletableFuture<InferenceOutcome> refused = batcher.submit(held, rows(1, 1), PATIENT);

        // Then
        assertThat(refused).isDone();
        assertThat(refused.get()).isInstanceOf(InferenceOutcome.QueueFull.class);
        assertThat(batcher.queuedRows()).isEqualTo(10);
        assertThat(held.statistics().failures(Failure.REJECTED)).isEqualTo(1);
        clock.letGo();
        completed(busy);
        for (CompletableFuture<InferenceOutcome> future : waiting) {
            completed(future);
        }
        assertThat(held.statistics().pending()).isZero();
    }

    @Test
    void shouldDropExpiredRequestsBeforeTheRun() throws Exception {
        // Given
        LoadedModel held = load("held", TinyModel.scale(directory, 1f));
        CompletableFuture<InferenceOutcome> busy = occupy(held);

        // When
        CompletableFuture<InferenceOutcome> late =
                batcher.submit(held, rows(1, 1), Duration.ofMinutes(1));
        passed.set(Duration.ofMinutes(2).toNanos());
        clock.letGo();

        // Then
        assertThat(late.get(30, SECONDS)).isInstanceOf(InferenceOutcome.Expired.class);
        completed(busy);
        assertThat(held.statistics().executionCount()).isEqualTo(1);
        assertThat(held.statistics().failures(Failure.CANCELED)).isEqualTo(1);
    }

    @Test
    void shouldFailOnlyTheRequestThatBreaksTheBatch() throws Exception {
        // Given
        LoadedModel held = load("held", TinyModel.scale(directory.resolve("held"), 1f));
        LoadedModel lookup = load("lookup", TinyModel.lookup(directory.resolve("lookup")));
        CompletableFuture<InferenceOutcome> busy = occupy(held);

        // When
        CompletableFuture<InferenceOutcome> good = batcher.submit(lookup, column(4), PATIENT);
        CompletableFuture<InferenceOutcome> bad = batcher.submit(lookup, column(99), PATIENT);
        CompletableFuture<InferenceOutcome> alsoGood = batcher.submit(lookup, column(7), PATIENT);
        clock.letGo();

        // Then
        assertThat(completed(good).outputs().getFirst().values()).containsExactly(40f);
        assertThat(bad.get(30, SECONDS)).isInstanceOf(InferenceOutcome.Failed.class);
        assertThat(completed(alsoGood).outputs().getFirst().values()).containsExactly(70f);
        assertThat(lookup.statistics().failures(Failure.BACKEND)).isEqualTo(1);
        completed(busy);
    }

    @Test
    void shouldFinishWhatWaitsAndTakeNothingMoreWhenClosed() throws Exception {
        // Given
        LoadedModel scale = load("scale", TinyModel.scale(directory, 1f));
        CompletableFuture<InferenceOutcome> before = batcher.submit(scale, rows(1, 1), PATIENT);

        // When
        batcher.close();

        // Then
        completed(before);
        assertThat(batcher.submit(scale, rows(1, 1), PATIENT).get())
                .isInstanceOf(InferenceOutcome.Closed.class);
    }

    @Test
    void shouldRunOneRequestLargerThanABatch() throws Exception {
        // Given
        LoadedModel scale = load("scale", TinyModel.scale(directory, 2f));

        // When
        InferenceOutcome.Completed done = completed(batcher.submit(scale, rows(10, 1), PATIENT));

        // Then
        assertThat(done.outputs().get(1).values()).hasSize(30).containsOnly(2f);
    }

    private LoadedModel load(String name, Path saved) throws Exception {
        LoadedModel model = LoadedModel.load(new ModelKey("alpha", name, 1), saved);
        models.add(model);
        return model;
    }

    /// Its run ends when the clock lets it go.
    private CompletableFuture<InferenceOutcome> occupy(LoadedModel model)
            throws InterruptedException {
        clock.hold();
        CompletableFuture<InferenceOutcome> busy = batcher.submit(model, rows(1, 1), PATIENT);
        while (batcher.runningRequests() == 0) {
            Thread.sleep(1);
        }
        return busy;
    }

    /// Who asks for the time, as the dispatcher does at the end of a run, has it when he is let go.
    private static final class HeldClock extends Clock {

        private volatile CountDownLatch held = new CountDownLatch(0);

        void hold() {
            held = new CountDownLatch(1);
        }

        void letGo() {
            held.countDown();
        }

        @Override
        public Instant instant() {
            try {
                held.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Clock.systemUTC().instant();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private static InferenceOutcome.Completed completed(CompletableFuture<InferenceOutcome> future)
            throws Exception {
        InferenceOutcome outcome = future.get(60, SECONDS);
        assertThat(outcome).isInstanceOf(InferenceOutcome.Completed.class);
        return (InferenceOutcome.Completed) outcome;
    }

    private static List<FloatTensor> rows(int count, float value) {
        float[] values = new float[count * 3];
        java.util.Arrays.fill(values, value);
        return List.of(new FloatTensor(new long[] {count, 3}, values));
    }

    private static List<FloatTensor> column(float value) {
        return List.of(new FloatTensor(new long[] {1, 1}, new float[] {value}));
    }
}
