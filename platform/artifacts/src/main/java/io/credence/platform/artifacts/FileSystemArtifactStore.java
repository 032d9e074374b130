package io.credence.platform.artifacts;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.regex.Pattern;

/// Artifacts as files `root/scope/ab/abcd…`. A file appears under its name only whole and flushed
/// to disk, so a crash leaves at most a leftover in `root/scope/incoming`.
public final class FileSystemArtifactStore implements ArtifactStore {

    private static final Pattern SCOPE = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    private final Path root;

    public FileSystemArtifactStore(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    @Override
    public ArtifactScope scope(String name) {
        if (!SCOPE.matcher(name).matches()) {
            throw new IllegalArgumentException("scope must match " + SCOPE + ", was " + name);
        }
        return new Folder(root.resolve(name));
    }

    private record Folder(Path home) implements ArtifactScope {

        @Override
        public ArtifactRef put(InputStream content) throws IOException {
            Path incoming = Files.createDirectories(home.resolve("incoming"));
            Path temporary = Files.createTempFile(incoming, "put-", ".part");
            try {
                ArtifactRef ref = write(content, temporary);
                Path folder = folderOf(ref.sha256());
                Path target = folder.resolve(ref.sha256());
                if (!holds(target, ref)) {
                    Files.createDirectories(folder);
                    boolean readOnly = temporary.toFile().setReadOnly();
                    assert readOnly;
                    // Two writers of the same bytes may race; either file is right.
                    Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
                    flushFolder(folder);
                }
                return ref;
            } finally {
                Files.deleteIfExists(temporary);
            }
        }

        @Override
        public Path fetch(String sha256) throws IOException {
            Path file = pathOf(sha256);
            if (!Files.isRegularFile(file)) {
                throw new NoSuchFileException(sha256);
            }
            String actual = Digests.sha256Of(file);
            if (!actual.equals(sha256)) {
                throw new CorruptArtifactException(sha256, actual);
            }
            return file;
        }

        @Override
        public boolean exists(String sha256) {
            return Files.isRegularFile(pathOf(sha256));
        }

        private Path pathOf(String sha256) {
            return folderOf(sha256).resolve(sha256);
        }

        private Path folderOf(String sha256) {
            return home.resolve(Digests.requireSha256(sha256).substring(0, 2));
        }

        // A put repairs a damaged file instead of trusting its name.
        private static boolean holds(Path target, ArtifactRef ref) throws IOException {
            return Files.isRegularFile(target)
                    && Files.size(target) == ref.sizeBytes()
                    && Digests.sha256Of(target).equals(ref.sha256());
        }

        private static ArtifactRef write(InputStream content, Path file) throws IOException {
            MessageDigest digest = Digests.sha256();
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                    OutputStream out =
                            new DigestOutputStream(Channels.newOutputStream(channel), digest)) {
                long size = content.transferTo(out);
                channel.force(true);
                return new ArtifactRef(Digests.hex(digest), size);
            }
        }

        // Without this the rename itself may be lost with the power.
        private static void flushFolder(Path folder) throws IOException {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
