package io.credence.registry.app.rest;

import io.credence.registry.api.ModelCard;
import io.credence.registry.app.domain.ModelVersion;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "ModelVersionWithCard")
record VersionDetailResponse(
        @Schema(examples = "btc-tcn") String model,
        @Schema(examples = "3") int version,
        String runId,
        String artifactSha256,
        @Schema(description = "Aliases that point to it now.") List<String> aliases,
        Instant publishedAt,
        String publishedBy,
        ModelCard card) {

    static VersionDetailResponse from(ModelVersion version, ModelCard card) {
        return new VersionDetailResponse(
                version.model(),
                version.version(),
                version.runId(),
                version.artifactSha256(),
                version.aliases(),
                version.publishedAt(),
                version.publishedBy(),
                card);
    }
}
