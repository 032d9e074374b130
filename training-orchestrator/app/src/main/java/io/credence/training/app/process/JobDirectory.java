package io.credence.training.app.process;

import io.credence.training.app.domain.JobKey;
import io.credence.training.app.workspace.RunDirectories;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// A Job as the machine knows it: a directory whose name is the Job's. It appears complete or not
/// at all, and once, whoever makes it.
record JobDirectory(Path path) {

    /// Fills a directory that nobody else sees yet.
    @FunctionalInterface
    interface Content {
        void writeTo(Path directory) throws IOException;
    }

    private static final String HASH = "spec-sha256";
    private static final String RELEASED = "released";
    private static final String SHELL = "shell";

    static JobDirectory of(Path jobs, JobKey key) {
        return new JobDirectory(jobs.resolve(key.name()));
    }

    static Path stagingOf(Path jobs) {
        return jobs.resolve(".new-" + UUID.randomUUID());
    }

    /// False if it exists already.
    boolean create(String specSha256, Content content) throws IOException {
        Path jobs = path.toAbsolutePath().getParent();
        if (jobs == null) {
            throw new IOException("a job directory needs a parent");
        }
        Files.createDirectories(jobs);
        Path staging = stagingOf(jobs);
        Files.createDirectory(
                staging,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        try {
            Files.writeString(staging.resolve(HASH), specSha256);
            content.writeTo(staging);
            Files.move(staging, path, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (FileSystemException e) {
            if (e instanceof FileAlreadyExistsException
                    || e instanceof DirectoryNotEmptyException
                    || exists()) {
                return false;
            }
            throw e;
        } finally {
            RunDirectories.deleteTree(staging);
        }
    }

    boolean exists() {
        return Files.isDirectory(path);
    }

    boolean isOf(String specSha256) throws IOException {
        return Files.readString(path.resolve(HASH)).equals(specSha256);
    }

    /// Keeps a Job that did not begin from ever beginning. False if it began.
    boolean close() throws IOException {
        try {
            Files.createFile(path.resolve(SHELL));
            return true;
        } catch (FileAlreadyExistsException began) {
            return shell().isEmpty();
        }
    }

    /// Whether a shell took the Job, or [#close] kept all of them from it.
    boolean taken() {
        return Files.exists(path.resolve(SHELL));
    }

    Optional<ProcessIdentity> shell() throws IOException {
        return ProcessIdentity.read(path.resolve(SHELL));
    }

    Optional<ProcessIdentity> child() throws IOException {
        return ProcessIdentity.read(path.resolve("child"));
    }

    Optional<Integer> exitCode() throws IOException {
        try {
            return Optional.of(Integer.valueOf(Files.readString(path.resolve("exit")).strip()));
        } catch (NoSuchFileException stillRunning) {
            return Optional.empty();
        }
    }

    Path log() {
        return path.resolve("trainer.log");
    }

    Path credentials() {
        return path.resolve("credentials.json");
    }

    Path jobFile() {
        return path.resolve("job.json");
    }

    /// The Job is over. The directory stays for a while: its log helps people, and its name keeps a
    /// launch that comes too late from starting the Job again.
    void release() throws IOException {
        Files.deleteIfExists(credentials());
        if (exists() && Files.notExists(path.resolve(RELEASED))) {
            Files.createFile(path.resolve(RELEASED));
        }
    }

    /// Empty while the Job is not let go.
    Optional<Instant> releasedAt() throws IOException {
        try {
            return Optional.of(Files.getLastModifiedTime(path.resolve(RELEASED)).toInstant());
        } catch (NoSuchFileException notYet) {
            return Optional.empty();
        }
    }
}
