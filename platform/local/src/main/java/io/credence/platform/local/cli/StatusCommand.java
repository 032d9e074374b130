package io.credence.platform.local.cli;

import io.credence.platform.local.cluster.Cluster;
import io.credence.platform.local.cluster.ClusterState;
import io.credence.platform.local.cluster.ProcessState;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description =
                "Shows every part of the suite; the exit code is 0 when all are ready, else 3.")
final class StatusCommand implements Callable<Integer> {

    private static final int NOT_READY = 3;

    @Mixin private final InstallationOptions options = new InstallationOptions();

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Optional<ClusterState> found = new Cluster(options.installation()).state();
        if (found.isEmpty() || !found.get().supervised()) {
            out.println("The suite is not running; start it with ./credence up.");
            return NOT_READY;
        }
        ClusterState state = found.get();
        for (ProcessState process : state.processes()) {
            boolean vanished = process.health() == ProcessState.Health.READY && !process.alive();
            out.printf(
                    Locale.ROOT,
                    "  %-22s %-9s pid %-8d port %-6d %s%n",
                    process.name(),
                    vanished ? "GONE" : process.health(),
                    process.pid(),
                    process.port(),
                    process.detail() == null ? "" : process.detail());
        }
        return state.ready() ? 0 : NOT_READY;
    }
}
