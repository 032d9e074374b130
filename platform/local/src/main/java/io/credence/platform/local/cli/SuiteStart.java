package io.credence.platform.local.cli;

import io.credence.platform.local.cluster.Cluster;
import java.io.PrintWriter;

/// The start that `up` and `demo` share. Until [#keep], whatever ends the command (a failure,
/// Ctrl-C, SIGTERM) stops the suite again; one that ran before is left alone.
final class SuiteStart implements AutoCloseable {

    private final Cluster cluster;
    private final boolean wasRunning;
    private final Thread stopAtExit;
    private boolean kept;

    private SuiteStart(Cluster cluster) {
        this.cluster = cluster;
        this.wasRunning = cluster.running();
        this.stopAtExit = new Thread(cluster::stop, "stop");
    }

    /// Starts what is not running and waits until all of it is ready.
    static SuiteStart of(Cluster cluster, PrintWriter out) throws InterruptedException {
        SuiteStart start = new SuiteStart(cluster);
        if (start.wasRunning) {
            out.println("    already running");
            out.flush();
        } else {
            start.begin();
        }
        try {
            cluster.awaitReady(start.wasRunning ? state -> {} : new StartupView(out)::show);
            return start;
        } catch (RuntimeException | InterruptedException e) {
            start.close();
            throw e;
        }
    }

    private void begin() {
        Runtime.getRuntime().addShutdownHook(stopAtExit);
        try {
            cluster.start();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /// The suite stays when the command ends.
    void keep() {
        kept = true;
    }

    @Override
    public void close() {
        if (wasRunning) {
            return;
        }
        try {
            Runtime.getRuntime().removeShutdownHook(stopAtExit);
        } catch (IllegalStateException e) {
            // The exit has begun, and the hook is at it.
            return;
        }
        if (!kept) {
            cluster.stop();
        }
    }
}
