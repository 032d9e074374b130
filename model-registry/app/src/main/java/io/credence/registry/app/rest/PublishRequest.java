package io.credence.registry.app.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.credence.registry.api.ModelCard;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

record PublishRequest(
        @Schema(examples = "0197a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b", required = true)
                @Nullable String runId,
        @Schema(
                        examples =
                                "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                        required = true)
                @Nullable String artifactSha256,
        @Schema(implementation = ModelCard.class, required = true) @Nullable JsonNode card) {}
