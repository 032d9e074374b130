package io.credence.platform.testkit.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/// The packaged service as a process of its own, which a test may kill.
public record ServiceProcess(Process process, Path log) {

    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");
    // It starts often and lives for seconds, too short for most compiled code to pay; its classes
    // were verified where they were tested.
    private static final List<String> JVM_OPTIONS =
            List.of(
                    "-Xmx256m",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:CompileThresholdScaling=4",
                    "-XX:+UseSerialGC",
                    "-XX:+UnlockDiagnosticVMOptions",
                    "-XX:-BytecodeVerificationRemote");

    private static final long PATIENCE_MS = 240_000;

    /// Starts it and waits until it is ready.
    ///
    /// @param settings by their keys; they go in by the environment
    public static ServiceProcess start(Map<String, String> settings) throws Exception {
        return start(settings, List.of());
    }

    public static ServiceProcess start(Map<String, String> settings, List<String> jvmOptions)
            throws Exception {
        assertThat(JAR).as("package the app first").exists();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM_OPTIONS);
        command.addAll(jvmOptions);
        command.addAll(List.of("-jar", JAR.toString()));
        Path log = Files.createTempFile(Path.of("target"), "service-", ".log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        settings.forEach((key, value) -> builder.environment().put(variable(key), value));
        Process process = builder.start();
        ServiceProcess service = new ServiceProcess(process, log);
        try {
            service.awaitReady(Objects.requireNonNull(settings.get("quarkus.http.port")));
        } catch (Exception | AssertionError e) {
            service.kill();
            throw e;
        }
        return service;
    }

    /// Installations set what they set by the environment.
    private static String variable(String key) {
        return key.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
    }

    private void awaitReady(String port) throws Exception {
        HttpRequest ready =
                HttpRequest.newBuilder(
                                URI.create("http://127.0.0.1:%s/q/health/ready".formatted(port)))
                        .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            long end = System.currentTimeMillis() + PATIENCE_MS;
            while (status(http, ready) != 200) {
                assertThat(process.isAlive()).as(Files.readString(log)).isTrue();
                assertThat(System.currentTimeMillis()).as(Files.readString(log)).isLessThan(end);
                Thread.sleep(100);
            }
        }
    }

    private static int status(HttpClient http, HttpRequest request) throws InterruptedException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException notYet) {
            return 0;
        }
    }

    /// Whether it ended by itself, or by what is in it, in that time.
    public boolean endsWithin(long seconds) throws InterruptedException {
        return process.waitFor(seconds, TimeUnit.SECONDS);
    }

    public void kill() throws InterruptedException {
        process.destroyForcibly();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    public void stop() throws InterruptedException {
        process.destroy();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }
}
