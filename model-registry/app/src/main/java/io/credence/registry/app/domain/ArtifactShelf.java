package io.credence.registry.app.domain;

import io.credence.platform.api.TenantId;
import io.credence.platform.artifacts.ArtifactScope;
import io.credence.platform.artifacts.ArtifactStore;
import io.credence.platform.artifacts.Digests;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/// A tenant's artifacts for those who do not share the store's disk.
@ApplicationScoped
public class ArtifactShelf {

    /// How an upload ended.
    public sealed interface Put {

        record Stored(long sizeBytes) implements Put {}

        record AlreadyThere(long sizeBytes) implements Put {}

        /// The content is another artifact; nothing was stored.
        record OtherContent(String sha256) implements Put {}
    }

    private final ArtifactStore artifacts;

    ArtifactShelf(ArtifactStore artifacts) {
        this.artifacts = artifacts;
    }

    public Put put(TenantId tenant, String sha256, InputStream content) {
        ArtifactScope scope = artifacts.scope(tenant.value());
        try {
            // Under its name in the store only once the digest is proved.
            Path file = Files.createTempFile("upload-", ".part");
            try {
                Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
                String actual = Digests.sha256Of(file);
                if (!actual.equals(sha256)) {
                    return new Put.OtherContent(actual);
                }
                boolean known = scope.exists(sha256);
                long size = scope.put(file).sizeBytes();
                return known ? new Put.AlreadyThere(size) : new Put.Stored(size);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the artifact cannot be stored", e);
        }
    }

    /// The artifact's file, its digest proved.
    public Optional<Path> find(TenantId tenant, String sha256) {
        try {
            return Optional.of(artifacts.scope(tenant.value()).fetch(sha256));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("the artifact cannot be read", e);
        }
    }
}
