package io.credence.registry.app.persistence;

import java.time.Instant;

/// A version as a list shows it: reading the cards of a whole page would cost megabytes.
record VersionRow(
        long modelId,
        String model,
        int version,
        String runId,
        String artifactSha256,
        Instant publishedAt,
        String publishedBy) {}
