package io.credence.training.trainer.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credence.training.models.learner.LearnerState;
import io.credence.training.models.parameter.Weights;
import io.credence.training.trainer.job.JobFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.ndarray.Shape;

class CheckpointStoreTest {

    @TempDir Path folder;

    @Test
    void shouldGiveBackTheLastCheckpointAndKeepNoOther() throws IOException {
        // Given
        CheckpointStore store = new CheckpointStore(folder, "f", 1);
        store.save(checkpoint(1));
        store.save(checkpoint(2));
        // When
        Checkpoint latest = store.latest().orElseThrow();
        // Then
        assertThat(latest).isEqualTo(checkpoint(2));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("LATEST.json", "ckpt-2.bin");
        }
    }

    @Test
    void shouldIgnoreADamagedFile() throws IOException {
        // Given
        CheckpointStore store = new CheckpointStore(folder, "f", 1);
        store.save(checkpoint(1));
        byte[] content = Files.readAllBytes(folder.resolve("ckpt-1.bin"));
        content[content.length / 2] ^= 1;
        Files.write(folder.resolve("ckpt-1.bin"), content);
        // Then
        assertThat(store.latest()).isEmpty();
    }

    @Test
    void shouldSurviveACrashWhileWriting() throws IOException {
        // Given a half-written file beside a good checkpoint
        CheckpointStore store = new CheckpointStore(folder, "f", 1);
        store.save(checkpoint(1));
        Files.write(folder.resolve("ckpt-2.bin.tmp"), new byte[] {1, 2, 3});
        // Then
        assertThat(store.latest()).contains(checkpoint(1));
    }

    @Test
    void shouldBeginAnewWhereTheManifestCannotBeRead() throws IOException {
        // Given
        CheckpointStore store = new CheckpointStore(folder, "f", 1);
        store.save(checkpoint(1));
        Files.writeString(folder.resolve("LATEST.json"), "{\"file\": \"ckp");
        // Then
        assertThat(store.latest()).isEmpty();
        store.save(checkpoint(2));
        assertThat(store.latest()).contains(checkpoint(2));
    }

    @Test
    void shouldRefuseAnotherRunsCheckpoint() {
        // Given
        new CheckpointStore(folder, "one", 1).save(checkpoint(1));
        // Then
        assertThatThrownBy(() -> new CheckpointStore(folder, "other", 1).latest())
                .isInstanceOf(JobFailure.class)
                .hasMessageContaining("other settings or data");
    }

    private static Checkpoint checkpoint(long step) {
        Weights weights =
                new Weights(Map.of("w", new Weights.Values(Shape.of(2), new float[] {step, 0.1f})));
        return new Checkpoint(
                new FitProgress(0.7, 2, 3, 0.1 + step, 1.5, List.of()),
                new LearnerState(step, weights, weights, weights.zeros(), weights.zeros()),
                weights);
    }
}
