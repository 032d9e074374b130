package io.credence.platform.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credence.platform.local.cluster.ProcessState.Health;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterStateTest {

    @TempDir Path folder;

    @Test
    void shouldReadWhatItWrote() {
        // Given
        ClusterState state =
                new ClusterState(
                        7,
                        8,
                        9080,
                        List.of(new ProcessState("kafka", 7, 8, 9088, Health.READY, 5, null)));

        // When
        state.write(folder.resolve("cluster.json"));

        // Then
        assertThat(ClusterState.read(folder.resolve("cluster.json"))).contains(state);
    }

    @Test
    void shouldKnowNothingBeforeTheFirstStart() {
        assertThat(ClusterState.read(folder.resolve("cluster.json"))).isEmpty();
    }

    @Test
    void shouldSayWhatToDoWithAnUnreadableFile() throws IOException {
        Path file = Files.writeString(folder.resolve("cluster.json"), "{");

        assertThatThrownBy(() -> ClusterState.read(file)).hasMessageContaining("delete it");
    }

    @Test
    void shouldNotCallASuiteReadyWhileOnePartStarts() {
        ClusterState state =
                new ClusterState(
                        7,
                        8,
                        9080,
                        List.of(
                                new ProcessState("kafka", 7, 8, 9088, Health.READY, 5, null),
                                new ProcessState("gateway", 9, 9, 9080, Health.STARTING, 0, null)));

        assertThat(state.ready()).isFalse();
    }
}
