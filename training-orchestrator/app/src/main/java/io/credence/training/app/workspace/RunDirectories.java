package io.credence.training.app.workspace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/// One directory per run, shared by its attempts: the checkpoints of one are the start of the next.
public record RunDirectories(Path workDirectory) {

    private static final Logger LOG = Logger.getLogger(RunDirectories.class);

    /// The path of a run's directory within the work directory.
    public static String nameOf(UUID runId) {
        return "runs/" + runId;
    }

    public Path of(UUID runId) {
        return workDirectory.resolve(nameOf(runId));
    }

    public void create(UUID runId) throws IOException {
        Files.createDirectories(of(runId));
    }

    public void delete(UUID runId) {
        try {
            deleteTree(of(runId));
        } catch (IOException | UncheckedIOException e) {
            // It only takes room; a run that is over must not be held up by it.
            LOG.warnf(e, "cannot delete what run %s left", runId);
        }
    }

    public static void deleteTree(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(root)) {
            tree.sorted(Comparator.reverseOrder())
                    .forEach(file -> {
                        try {
                            Files.delete(file);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    });
        }
    }
}
