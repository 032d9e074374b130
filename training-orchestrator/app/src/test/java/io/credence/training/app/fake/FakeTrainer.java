package io.credence.training.app.fake;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.credence.training.api.ExitCode;
import io.credence.training.api.JobSpec;
import io.credence.training.api.TrainingOutcome;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The model's name says how it behaves. A program of its own: `main` is what a Job runs.
public final class FakeTrainer {

    /// Told to every run of this trainer: a line per launch.
    private static final String LAUNCHES = "launches";

    /// Appears when a waiting trainer may go on.
    public static final String GO = "go";

    public static final List<String> JVM_OPTIONS =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private static final Duration BEAT = Duration.ofMillis(50);

    // A trainer starts in every other test, so it shall start fast.
    private static final Pattern NEEDED =
            Pattern.compile(
                    ".*(test-classes|jackson-|jspecify|(training|feature|platform)[-/]api).*");

    private final JobSpec job;
    private final Protocol protocol;

    private FakeTrainer(JobSpec job, Protocol protocol) {
        this.job = job;
        this.protocol = protocol;
    }

    /// What `main` needs of the class path of the tests.
    public static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> NEEDED.matcher(entry).matches())
                .collect(Collectors.joining(File.pathSeparator));
    }

    public static void main(String[] args) throws Exception {
        JobSpec job = new ObjectMapper().readValue(Path.of(args[0]).toFile(), JobSpec.class);
        Files.writeString(
                launches(Path.of(job.workDirectory())),
                job.attempt() + " " + ProcessHandle.current().pid() + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        new FakeTrainer(job, Protocol.of(job)).run();
    }

    /// Beside the run's work directory, which goes when the run is over.
    public static Path launches(Path workDirectory) {
        return workDirectory.resolveSibling(workDirectory.getFileName() + "." + LAUNCHES);
    }

    private void run() throws Exception {
        if (job.spec().model().equals("stubborn")) {
            // Before the first word, after which a test asks it to leave.
            Runtime.getRuntime().addShutdownHook(new Thread(FakeTrainer::sleepForever));
        }
        System.out.println("training " + job.spec().model());
        switch (job.spec().model()) {
            case "succeed" -> succeed();
            case "patient" -> insist();
            case "wait" -> {
                protocol.lease();
                waitForGo();
                protocol.outcome(TrainingOutcome.success(7));
            }
            case "bad-data" -> {
                protocol.lease();
                protocol.outcome(TrainingOutcome.failure("BAD_DATA", "too few windows"));
                System.exit(ExitCode.BAD_DATA.code());
            }
            case "crash" -> crash();
            case "mute-crash" -> System.exit(ExitCode.FAILURE.code());
            case "killed-once" -> {
                if (job.attempt() == 1) {
                    protocol.lease();
                    protocol.heartbeat(1);
                    killItself();
                }
                succeed();
            }
            case "unavailable-once" -> {
                if (job.attempt() == 1) {
                    protocol.lease();
                    System.exit(ExitCode.UNAVAILABLE.code());
                }
                succeed();
            }
            case "hang", "stubborn" -> hang();
            case "mute" -> sleepForever();
            default -> System.exit(ExitCode.BAD_CONFIGURATION.code());
        }
    }

    private void succeed() throws Exception {
        protocol.lease();
        for (int epoch = 1; epoch <= 3; epoch++) {
            protocol.heartbeat(epoch);
        }
        protocol.outcome(TrainingOutcome.success(7));
    }

    /// As the real trainer: an orchestrator that is away is waited for.
    private void insist() throws Exception {
        Protocol.insist(protocol::lease);
        for (int epoch = 1; epoch <= 2; epoch++) {
            protocol.heartbeat(epoch);
        }
        Protocol.insist(() -> protocol.outcome(TrainingOutcome.success(7)));
    }

    private void crash() throws Exception {
        protocol.lease();
        protocol.heartbeat(1);
        System.out.println("client_secret=hunter2");
        System.out.println("java.lang.IllegalStateException: the loss is not finite");
        System.exit(ExitCode.FAILURE.code());
    }

    private void hang() throws Exception {
        protocol.lease();
        while (true) {
            protocol.heartbeat(1);
            Thread.sleep(BEAT);
        }
    }

    private void waitForGo() throws Exception {
        while (!Files.exists(Path.of(job.workDirectory(), GO))) {
            protocol.heartbeat(1);
            Thread.sleep(BEAT);
        }
    }

    private static void killItself() throws IOException {
        new ProcessBuilder("kill", "-9", Long.toString(ProcessHandle.current().pid())).start();
        sleepForever();
    }

    private static void sleepForever() {
        try {
            Thread.sleep(Duration.ofHours(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
