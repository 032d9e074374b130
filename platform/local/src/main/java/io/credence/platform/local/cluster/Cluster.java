package io.credence.platform.local.cluster;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The suite of one installation as commands see it: start it, watch it, stop it.
public final class Cluster {

    private static final Duration START_TIMEOUT = Duration.ofMinutes(6);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Installation installation;
    private boolean stopped;

    public Cluster(Installation installation) {
        this.installation = installation;
    }

    public Optional<ClusterState> state() {
        return ClusterState.read(installation.state());
    }

    public boolean running() {
        return state().map(ClusterState::supervised).orElse(false);
    }

    /// Starts the supervisor in the background; [#awaitReady] says when the suite is there.
    ///
    /// @throws IllegalStateException when a port is taken by somebody else, or after [#stop]
    public synchronized void start() {
        if (stopped) {
            throw new IllegalStateException("interrupted before the start");
        }
        state().ifPresent(this::requireSamePorts);
        state().filter(state -> !state.supervised()).ifPresent(Cluster::stopLeftovers);
        requireFreePorts();
        try {
            Files.createDirectories(installation.logs());
            Files.deleteIfExists(installation.state());
            List<String> command = new ArrayList<>();
            // A session of its own, so that Ctrl-C in this terminal does not reach it.
            if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
                command.add("/usr/bin/setsid");
            }
            command.addAll(
                    List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                            "-Xmx512m",
                            "-XX:+UseSerialGC",
                            "--enable-native-access=ALL-UNNAMED",
                            "--sun-misc-unsafe-memory-access=allow",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Supervisor.class.getName(),
                            installation.root().toString(),
                            installation.home().toString(),
                            Integer.toString(installation.ports().base())));
            Process supervisor =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(
                                    ProcessBuilder.Redirect.appendTo(
                                            installation.log("supervisor").toFile()))
                            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                            .start();
            new ClusterState(
                            supervisor.pid(),
                            Processes.startedAtMs(supervisor.toHandle()),
                            installation.ports().base(),
                            List.of())
                    .writeIfAbsent(installation.state());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start the supervisor", e);
        }
    }

    /// Waits until every part is ready, telling `listener` each change.
    ///
    /// @throws IllegalStateException when a part fails, naming it and its log
    public void awaitReady(Consumer<ClusterState> listener) throws InterruptedException {
        long deadline = System.nanoTime() + START_TIMEOUT.toNanos();
        while (System.nanoTime() < deadline) {
            Optional<ClusterState> state = state();
            if (state.isPresent()) {
                listener.accept(state.get());
                state.get()
                        .failed()
                        .ifPresent(failed -> {
                            throw new IllegalStateException(explain(failed));
                        });
                if (state.get().ready()) {
                    return;
                }
                if (!state.get().supervised()) {
                    throw new IllegalStateException(
                            "the supervisor ended; see " + installation.log("supervisor"));
                }
            }
            Thread.sleep(POLL);
        }
        throw new IllegalStateException(
                "not ready after "
                        + START_TIMEOUT.toMinutes()
                        + " min; see "
                        + installation.logs());
    }

    /// Stops the supervisor and then whatever of its recorded children is still alive. Processes of
    /// anybody else are never touched: each is known by pid and start time. Waits for a [#start]
    /// that is under way and prevents a later one, so an interrupt at any moment leaves nothing.
    public synchronized boolean stop() {
        stopped = true;
        Optional<ClusterState> state = state();
        if (state.isEmpty()) {
            return false;
        }
        Optional<ProcessHandle> supervisor =
                Processes.find(state.get().supervisorPid(), state.get().supervisorStartedAtMs());
        supervisor.ifPresent(handle -> Processes.stop(handle, STOP_TIMEOUT));
        // Read again: it may have started more until it was told to stop.
        state().ifPresent(Cluster::stopLeftovers);
        return supervisor.isPresent();
    }

    private static void stopLeftovers(ClusterState state) {
        for (ProcessState process : state.processes()) {
            Processes.find(process.pid(), process.startedAtMs())
                    .ifPresent(handle -> Processes.stop(handle, Duration.ofSeconds(15)));
        }
    }

    // The identity provider has the dashboard's address from its first start, and sends nobody
    // elsewhere.
    private void requireSamePorts(ClusterState before) {
        if (before.basePort() != installation.ports().base()) {
            throw new IllegalStateException(
                    "the installation in %s was set up on port %d; start it with --port %d, or choose another --home"
                            .formatted(installation.home(), before.basePort(), before.basePort()));
        }
    }

    private void requireFreePorts() {
        int base = installation.ports().base();
        for (int port = base; port < base + 10; port++) {
            try {
                new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
            } catch (IOException e) {
                throw new IllegalStateException(
                        "port "
                                + port
                                + " is in use. Stop what uses it, or choose ten free ports with"
                                + " --port BASE (default 8080).",
                        e);
            }
        }
    }

    private String explain(ProcessState failed) {
        String log =
                switch (failed.name()) {
                    case "postgresql", "kafka" -> "supervisor";
                    default -> failed.name();
                };
        return failed.name() + " failed: " + failed.detail() + "; see " + installation.log(log);
    }
}
