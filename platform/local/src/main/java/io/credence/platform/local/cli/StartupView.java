package io.credence.platform.local.cli;

import io.credence.platform.local.cluster.ClusterState;
import io.credence.platform.local.cluster.ProcessState;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// Prints one line per part the moment it is ready.
final class StartupView {

    private final PrintWriter out;
    private final Map<String, ProcessState.Health> shown = new HashMap<>();

    StartupView(PrintWriter out) {
        this.out = out;
    }

    void show(ClusterState state) {
        for (ProcessState process : state.processes()) {
            ProcessState.Health before = shown.put(process.name(), process.health());
            if (process.health() != before && process.health() == ProcessState.Health.READY) {
                out.printf(
                        Locale.ROOT,
                        "    %-22s ready after %5.1f s   port %d%n",
                        process.name(),
                        process.readyAfterMs() / 1000.0,
                        process.port());
                out.flush();
            }
        }
    }
}
