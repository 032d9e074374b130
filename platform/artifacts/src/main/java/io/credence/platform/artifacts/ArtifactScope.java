package io.credence.platform.artifacts;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// One tenant's part of an [ArtifactStore]. A put is atomic and idempotent; a fetch proves the
/// digest before it answers.
public interface ArtifactScope {

    ArtifactRef put(InputStream content) throws IOException;

    default ArtifactRef put(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return put(in);
        }
    }

    default ArtifactRef put(byte[] content) throws IOException {
        return put(new ByteArrayInputStream(content));
    }

    /// A local, read-only file with the artifact's bytes; not to be moved or deleted.
    ///
    /// @throws NoSuchFileException when this scope does not hold it
    /// @throws CorruptArtifactException when the stored bytes no longer match
    Path fetch(String sha256) throws IOException;

    boolean exists(String sha256) throws IOException;
}
