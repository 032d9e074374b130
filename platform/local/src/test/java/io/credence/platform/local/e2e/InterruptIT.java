package io.credence.platform.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.credence.platform.local.architecture.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// What is left of a suite whose start is interrupted: nothing.
class InterruptIT {

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    @Test
    void shouldStopWhatItStartedOnCtrlCBeforeAnythingIsReady() throws Exception {
        interruptAt(1);
    }

    @Test
    void shouldStopWhatItStartedOnCtrlCInTheMiddle() throws Exception {
        // The supervisor, PostgreSQL, and Keycloak
        interruptAt(3);
    }

    private static void interruptAt(int processes) throws Exception {
        Path target = Files.createDirectories(Checkout.root().resolve("platform/local/target/e2e"));
        Path home = Files.createTempDirectory(target, "interrupt").resolve("home");
        CommandLine commandLine = new CommandLine(home, RunningSuite.freeBase());
        Process up = commandLine.start("up");
        awaitProcesses(home, processes);

        new ProcessBuilder("kill", "-INT", Long.toString(up.pid())).start().waitFor();

        assertThat(up.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(up.exitValue()).isNotZero();
        assertThat(RunningProcesses.naming(home)).isEmpty();
    }

    private static void awaitProcesses(Path home, int count)
            throws InterruptedException, IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        // The command itself names the home too.
        while (RunningProcesses.naming(home).size() < count + 1) {
            assertThat(System.nanoTime()).as("processes in time").isLessThan(deadline);
            Thread.sleep(50);
        }
    }
}
