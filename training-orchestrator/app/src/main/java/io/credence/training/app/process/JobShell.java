package io.credence.training.app.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Starts the shell that runs a Job. In a session of its own where the system can, so that a
/// terminal's Ctrl-C ends the orchestrator and not its Jobs.
final class JobShell {

    private static final Duration POLL = Duration.ofMillis(10);

    private final ProcessSettings settings;

    JobShell(ProcessSettings settings) {
        this.settings = settings;
    }

    /// Whether the Job is taken when this returns, by this shell or by another.
    boolean start(JobDirectory job) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command(job))
                        .directory(job.path().toFile())
                        .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(
                                ProcessBuilder.Redirect.appendTo(
                                        job.path().resolve("shell.log").toFile()));
        Map<String, String> environment = builder.environment();
        environment.keySet().retainAll(settings.environment());
        builder.start();
        long end = System.nanoTime() + settings.startPatience().toNanos();
        while (!job.taken() && System.nanoTime() < end) {
            Thread.sleep(POLL);
        }
        return job.taken();
    }

    private List<String> command(JobDirectory job) {
        ProcessSettings.Trainer trainer = settings.trainer();
        List<String> command = new ArrayList<>();
        Path setsid = Path.of("/usr/bin/setsid");
        if (Files.isExecutable(setsid)) {
            command.add(setsid.toString());
        }
        command.addAll(
                List.of("/bin/sh", job.path().resolve("job.sh").toString(), job.path().toString()));
        command.add(trainer.java().toString());
        command.add("-Xmx" + trainer.heap());
        command.addAll(trainer.jvmOptions());
        command.addAll(
                List.of("-cp", trainer.classPath(), trainer.mainClass(), job.jobFile().toString()));
        return command;
    }
}
