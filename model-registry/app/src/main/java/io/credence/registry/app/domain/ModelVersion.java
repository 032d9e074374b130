package io.credence.registry.app.domain;

import java.time.Instant;
import java.util.List;

/// A version without its card, which is large and asked for one at a time.
///
/// @param aliases that point to it now
public record ModelVersion(
        String model,
        int version,
        String runId,
        String artifactSha256,
        List<String> aliases,
        Instant publishedAt,
        String publishedBy) {

    public ModelVersion {
        aliases = List.copyOf(aliases);
    }
}
