package io.credence.platform.local.cli;

import io.credence.platform.local.cluster.Cluster;
import io.credence.platform.local.cluster.ClusterState;
import io.credence.platform.local.cluster.PartProbe;
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
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Optional<ClusterState> found = new Cluster(options.installation()).state();
        if (found.isEmpty() || !found.get().supervised()) {
            out.println("The suite is not running; start it with ./credence up.");
            return NOT_READY;
        }
        boolean allReady = !found.get().processes().isEmpty();
        try (PartProbe probe = new PartProbe()) {
            for (ProcessState part : found.get().processes()) {
                String health = health(part, probe);
                allReady &= health.equals(ProcessState.Health.READY.name());
                out.printf(
                        Locale.ROOT,
                        "  %-22s %-9s pid %-8d port %-6d %s%n",
                        part.name(),
                        health,
                        part.pid(),
                        part.port(),
                        part.detail() == null ? "" : part.detail());
            }
        }
        return allReady ? 0 : NOT_READY;
    }

    // What was recorded as ready is asked again.
    private static String health(ProcessState part, PartProbe probe) throws InterruptedException {
        if (part.health() != ProcessState.Health.READY) {
            return part.health().name();
        }
        if (!part.alive()) {
            return "GONE";
        }
        return probe.answers(part) ? ProcessState.Health.READY.name() : "NOT READY";
    }
}
