package io.credence.platform.local.e2e;

import io.credence.platform.local.architecture.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Runs the packaged launcher as `./credence` does, as a process of its own.
final class CommandLine {

    private final Path home;
    private final int port;

    CommandLine(Path home, int port) {
        this.home = home;
        this.port = port;
    }

    /// What a finished command left behind.
    record Result(int exitCode, String output) {}

    Result run(Duration timeout, String... arguments) throws InterruptedException {
        try {
            Process process = start(arguments);
            if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroy();
                throw new IllegalStateException(
                        String.join(" ", arguments) + " did not end in " + timeout);
            }
            String text = Files.readString(output(arguments), StandardCharsets.UTF_8);
            return new Result(process.exitValue(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path output(String... arguments) {
        return home.resolveSibling("output-" + arguments[0] + ".txt");
    }

    /// Takes Ctrl-C, also where this test was started in the background and so does not.
    static List<String> launcher() {
        Path root = Checkout.root();
        Path target = root.resolve("platform/local/target");
        List<String> command = new ArrayList<>();
        if (System.getProperty("os.name").equals("Linux")) {
            command.addAll(List.of("env", "--default-signal=INT"));
        }
        command.addAll(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dcredence.root=" + root,
                        "-cp",
                        target.resolve("platform-local.jar") + ":" + target.resolve("lib") + "/*",
                        "io.credence.platform.local.cli.Credence"));
        return command;
    }

    Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(launcher());
        command.addAll(List.of(arguments));
        command.addAll(List.of("--home", home.toString(), "--port", Integer.toString(port)));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output(arguments).toFile())
                .start();
    }
}
