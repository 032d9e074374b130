package io.credence.registry.app.rest;

import io.credence.registry.app.domain.ModelVersion;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "ModelVersion")
record VersionResponse(
        @Schema(examples = "btc-tcn") String model,
        @Schema(examples = "3") int version,
        String runId,
        String artifactSha256,
        @Schema(description = "Aliases that point to it now.") List<String> aliases,
        Instant publishedAt,
        String publishedBy) {

    static VersionResponse from(ModelVersion version) {
        return new VersionResponse(
                version.model(),
                version.version(),
                version.runId(),
                version.artifactSha256(),
                version.aliases(),
                version.publishedAt(),
                version.publishedBy());
    }
}
