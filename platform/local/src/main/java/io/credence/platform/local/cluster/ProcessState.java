package io.credence.platform.local.cluster;

import org.jspecify.annotations.Nullable;

/// One part of the running suite as last seen. `startedAtMs` is the start time the operating system
/// gives, so that a reused pid is never mistaken for ours. PostgreSQL and Kafka carry the pid of
/// the process that holds them.
public record ProcessState(
        String name,
        long pid,
        long startedAtMs,
        int port,
        Health health,
        long readyAfterMs,
        @Nullable String detail) {

    public enum Health {
        WAITING,
        STARTING,
        READY,
        FAILED,
        STOPPED
    }

    public boolean alive() {
        return Processes.alive(pid, startedAtMs);
    }

    ProcessState with(Health health, long readyAfterMs, @Nullable String detail) {
        return new ProcessState(name, pid, startedAtMs, port, health, readyAfterMs, detail);
    }
}
