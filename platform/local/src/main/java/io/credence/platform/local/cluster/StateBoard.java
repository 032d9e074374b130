package io.credence.platform.local.cluster;

import io.credence.platform.local.cluster.ProcessState.Health;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is known of every part, kept in step with the state file.
final class StateBoard {

    private final Installation installation;
    private final Map<String, ProcessState> byName = new LinkedHashMap<>();
    private final Map<String, Long> startedNanos = new LinkedHashMap<>();

    StateBoard(Installation installation) {
        this.installation = installation;
    }

    synchronized void waiting(String name, int port) {
        byName.put(name, new ProcessState(name, 0, 0, port, Health.WAITING, 0, null));
        write();
    }

    synchronized void starting(String name, int port, ProcessHandle handle) {
        startedNanos.putIfAbsent(name, System.nanoTime());
        byName.put(
                name,
                new ProcessState(
                        name,
                        handle.pid(),
                        Processes.startedAtMs(handle),
                        port,
                        Health.STARTING,
                        0,
                        null));
        write();
    }

    synchronized void ready(String name) {
        long started = startedNanos.getOrDefault(name, System.nanoTime());
        update(name, Health.READY, (System.nanoTime() - started) / 1_000_000, null);
    }

    synchronized void failed(String name, String detail) {
        update(name, Health.FAILED, 0, detail);
    }

    synchronized void stopped(String name) {
        update(name, Health.STOPPED, 0, null);
    }

    private void update(String name, Health health, long readyAfterMs, @Nullable String detail) {
        byName.computeIfPresent(name, (key, state) -> state.with(health, readyAfterMs, detail));
        write();
    }

    private void write() {
        ProcessHandle self = ProcessHandle.current();
        List<ProcessState> processes = new ArrayList<>(byName.values());
        new ClusterState(
                        self.pid(),
                        Processes.startedAtMs(self),
                        installation.ports().base(),
                        processes)
                .write(installation.state());
    }
}
