package io.credence.platform.local.cli;

import io.credence.platform.local.cluster.Installation;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "logs",
        mixinStandardHelpOptions = true,
        description = "Shows the end of a part's log; without a name, which logs there are.")
final class LogsCommand implements Callable<Integer> {

    private static final int FOLLOW_MILLIS = 300;

    @Mixin private final InstallationOptions options = new InstallationOptions();

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "For example strategy-service.")
    private @Nullable String name;

    @Option(
            names = {"-n", "--lines"},
            description = "How many lines (default: ${DEFAULT-VALUE}).")
    private int lines = 40;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on until Ctrl-C.")
    private boolean follow;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Installation installation = options.installation();
        PrintWriter out = spec.commandLine().getOut();
        if (name == null) {
            list(installation.logs(), out);
            return 0;
        }
        Path log = installation.log(name);
        if (!Files.exists(log)) {
            spec.commandLine().getErr().println("No log of '" + name + "'. There are:");
            list(installation.logs(), out);
            return 2;
        }
        List<String> all = Files.readAllLines(log);
        all.subList(Math.max(0, all.size() - lines), all.size()).forEach(out::println);
        out.flush();
        if (follow) {
            follow(log, out);
        }
        return 0;
    }

    private static void list(Path logs, PrintWriter out) throws IOException {
        if (!Files.isDirectory(logs)) {
            out.println("No logs yet; start the suite with ./credence up.");
            return;
        }
        try (Stream<Path> files = Files.list(logs)) {
            files.map(file -> file.getFileName().toString().replace(".log", ""))
                    .sorted()
                    .forEach(log -> out.println("  " + log));
        }
        out.flush();
    }

    private static void follow(Path log, PrintWriter out) throws IOException, InterruptedException {
        try (var reader = Files.newBufferedReader(log)) {
            reader.skip(Files.size(log));
            while (!Thread.currentThread().isInterrupted()) {
                String line = reader.readLine();
                if (line == null) {
                    Thread.sleep(FOLLOW_MILLIS);
                } else {
                    out.println(line);
                    out.flush();
                }
            }
        }
    }
}
