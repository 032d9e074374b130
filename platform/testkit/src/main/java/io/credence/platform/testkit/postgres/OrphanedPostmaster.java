package io.credence.platform.testkit.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A server whose starter was killed goes on running and holds its data directory. The next start
/// ends it first.
final class OrphanedPostmaster {

    private static final int STOP_SECONDS = 20;

    private OrphanedPostmaster() {}

    static void stop(Path dataDir) {
        Path pidFile = dataDir.resolve("postmaster.pid");
        try {
            if (!Files.exists(pidFile)) {
                return;
            }
            List<String> lines = Files.readAllLines(pidFile);
            Optional<ProcessHandle> process =
                    lines.isEmpty()
                            ? Optional.empty()
                            : ProcessHandle.of(Long.parseLong(lines.getFirst().strip()));
            // The pid may have been given to a stranger since.
            if (process.isPresent() && isPostgres(process.get())) {
                interrupt(process.get());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info().command().map(command -> command.endsWith("postgres")).orElse(false);
    }

    // SIGINT asks for a fast shutdown; Java's destroy() would send SIGTERM, which waits for
    // clients.
    private static void interrupt(ProcessHandle process) throws IOException {
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
            process.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (java.util.concurrent.ExecutionException
                | java.util.concurrent.TimeoutException e) {
            throw new IllegalStateException("an old PostgreSQL does not stop: " + process.pid(), e);
        }
    }
}
