package io.credence.training.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import io.credence.training.api.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The packaged program as a process of its own.
class TrainerProcessIT {

    private static final long MINUTES = 5;
    // Enough for a signal to come while it fits, on a machine that stalls.
    private static final int EPOCHS = 20;

    @TempDir Path folder;
    private FakeSuite suite;

    @BeforeEach
    void start() throws IOException {
        suite = new FakeSuite(folder);
    }

    @AfterEach
    void stop() {
        suite.close();
    }

    @Test
    void shouldSaveACheckpointOnSigtermAndFinishInTheNextAttempt() throws Exception {
        // Given a job that is fitting
        Path log = folder.resolve("first.log");
        Process first = launch(log, suite.job("run-1", 1, EPOCHS).toString());
        await(first, log, "\"phase\":\"FIT\"");
        // When
        first.destroy();
        // Then
        assertThat(exitCode(first)).isEqualTo(ExitCode.TERMINATED.code());
        assertThat(folder.resolve("work-run-1/checkpoints/LATEST.json")).exists();
        assertThat(suite.requests("/outcome")).isEmpty();

        Path secondLog = folder.resolve("second.log");
        Process second = launch(secondLog, suite.job("run-1", 2, EPOCHS).toString());
        assertThat(exitCode(second)).as(Files.readString(secondLog)).isZero();
        assertThat(suite.requests("/outcome").getLast().body()).contains("\"modelVersion\":3");
    }

    @Test
    void shouldExplainItself() throws Exception {
        // When
        Path help = folder.resolve("help.log");
        Path wrong = folder.resolve("wrong.log");
        // Then
        assertThat(exitCode(launch(help, "--help"))).isZero();
        assertThat(help).content().contains("Usage:", "JOB.json");
        assertThat(exitCode(launch(wrong))).isEqualTo(ExitCode.BAD_CONFIGURATION.code());
    }

    private static Process launch(Path log, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.addAll(
                List.of(
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        "target/trainer.jar:target/lib/*",
                        TrainerMain.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    private static void await(Process process, Path log, String words) throws Exception {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(MINUTES);
        while (!Files.readString(log).contains(words)) {
            assertThat(process.isAlive()).as(Files.readString(log)).isTrue();
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.sleep(20);
        }
    }

    private static int exitCode(Process process) throws InterruptedException {
        assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }
}
