package io.credence.platform.local.cluster;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/// What the supervisor started, written to a file after every change so that any later command, and
/// a supervisor after a crash, knows exactly which processes are the suite's own.
public record ClusterState(
        long supervisorPid,
        long supervisorStartedAtMs,
        int basePort,
        List<ProcessState> processes) {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    public ClusterState {
        processes = List.copyOf(processes);
    }

    public boolean supervised() {
        return Processes.alive(supervisorPid, supervisorStartedAtMs);
    }

    public boolean ready() {
        return !processes.isEmpty()
                && processes.stream()
                        .allMatch(process -> process.health() == ProcessState.Health.READY);
    }

    public Optional<ProcessState> failed() {
        return processes.stream()
                .filter(process -> process.health() == ProcessState.Health.FAILED)
                .findFirst();
    }

    static Optional<ClusterState> read(Path file) {
        try {
            return Optional.of(JSON.readValue(Files.readAllBytes(file), ClusterState.class));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (JacksonException e) {
            throw new IllegalStateException(
                    file + " is not readable; stop the suite's processes and delete it", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The first entry, by whoever starts the supervisor: until its own is there, a command that
    /// wants to stop the suite finds this one. Leaves alone what the supervisor wrote meanwhile.
    void writeIfAbsent(Path file) {
        Path first = file.resolveSibling(file.getFileName() + ".first");
        try {
            Files.write(first, JSON.writeValueAsBytes(this));
            Files.createLink(file, first);
        } catch (FileAlreadyExistsException e) {
            // The supervisor was faster, and knows more.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            delete(first);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(Path file) {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(next, JSON.writeValueAsBytes(this));
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
