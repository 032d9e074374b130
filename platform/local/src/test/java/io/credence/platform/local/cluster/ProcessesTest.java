package io.credence.platform.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProcessesTest {

    @Test
    void shouldStopTheProcessItMeans() throws IOException {
        // Given
        Process sleep = new ProcessBuilder("sleep", "60").start();
        long startedAtMs = Processes.startedAtMs(sleep.toHandle());

        // When
        Processes.find(sleep.pid(), startedAtMs)
                .ifPresent(handle -> Processes.stop(handle, Duration.ofSeconds(5)));

        // Then
        assertThat(sleep.isAlive()).isFalse();
    }

    @Test
    void shouldNotFindAStrangerThatReusedThePid() throws IOException {
        // Given
        Process sleep = new ProcessBuilder("sleep", "60").start();
        long startedAtMs = Processes.startedAtMs(sleep.toHandle());

        // When
        boolean found = Processes.find(sleep.pid(), startedAtMs - 1).isPresent();
        sleep.destroyForcibly();

        // Then
        assertThat(found).isFalse();
    }
}
