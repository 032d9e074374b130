package io.credence.platform.local.cluster;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// One child of the supervisor: started with its output in a log file, asked for its health.
final class ChildProcess {

    private static final Duration STOP_GRACE = Duration.ofSeconds(15);
    private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(2);

    private final ServiceDefinition definition;
    private final Process process;

    private ChildProcess(ServiceDefinition definition, Process process) {
        this.definition = definition;
        this.process = process;
    }

    static ChildProcess start(ServiceDefinition definition, Path logs) {
        try {
            Files.createDirectories(logs);
            File log = logs.resolve(definition.name() + ".log").toFile();
            ProcessBuilder builder =
                    new ProcessBuilder(definition.command())
                            .directory(logs.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
            builder.environment().putAll(definition.environment());
            return new ChildProcess(definition, builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + definition.name(), e);
        }
    }

    ServiceDefinition definition() {
        return definition;
    }

    Process process() {
        return process;
    }

    /// Returns when the process answers as ready.
    ///
    /// @throws IllegalStateException when it ends first, or is not ready in time
    void awaitReady(HttpClient http, Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!ready(http)) {
            if (!process.isAlive()) {
                throw new IllegalStateException("exited with code " + process.exitValue());
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("not ready after " + timeout.toSeconds() + " s");
            }
            Thread.sleep(Duration.ofMillis(200));
        }
    }

    void stop() {
        Processes.stop(process.toHandle(), STOP_GRACE);
    }

    private boolean ready(HttpClient http) throws InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(definition.healthUrl()))
                        .timeout(PROBE_TIMEOUT)
                        .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }
}
