package io.credence.platform.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.credence.platform.local.ci.SuiteStandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a pipeline's cancel leaves behind: the run, or, if asked, a run that was told to end.
class RetrainInterruptIT {

    private static final int TERMINATED = 128 + 15;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir Path folder;

    private SuiteStandIn suite;

    @BeforeEach
    void startTheSuite() throws IOException {
        suite = SuiteStandIn.start().runGoes("RUNNING");
    }

    @AfterEach
    void stopTheSuite() {
        suite.close();
    }

    @Test
    void shouldLeaveTheRunGoing() throws Exception {
        String output = terminate();

        assertThat(output).contains("goes on");
        assertThat(suite.wasCancelled()).isFalse();
    }

    @Test
    void shouldCancelTheRunIfAskedTo() throws Exception {
        String output = terminate("--cancel-on-interrupt");

        assertThat(output).contains("asked the run to end");
        assertThat(suite.wasCancelled()).isTrue();
        assertThat(suite.runs()).isEqualTo(1);
    }

    private String terminate(String... options) throws Exception {
        Path request = Files.writeString(folder.resolve("retrain.json"), "{\"model\": \"tcn-ci\"}");
        RetrainStep step = new RetrainStep(request, suite.environment());
        Process process = step.start(options);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.readString(step.output()).contains("RUNNING")) {
            assertThat(process.isAlive()).as(Files.readString(step.output())).isTrue();
            assertThat(System.nanoTime()).as("the run in time").isLessThan(deadline);
            Thread.sleep(50);
        }

        process.destroy();

        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(TERMINATED);
        return Files.readString(step.output());
    }
}
