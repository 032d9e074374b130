package io.credence.registry.app.rest;

import io.credence.registry.app.domain.Model;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "Model")
record ModelResponse(
        @Schema(examples = "btc-tcn") String name,
        String description,
        @Schema(description = "Null while there is none.") @Nullable Integer latestVersion,
        @Schema(
                        description = "Each alias and the version it points to.",
                        examples = "{\"champion\": 3}")
                Map<String, Integer> aliases,
        Instant createdAt,
        @Schema(examples = "alice") String createdBy) {

    static ModelResponse from(Model model) {
        return new ModelResponse(
                model.name(),
                model.description(),
                model.latestVersion() == 0 ? null : model.latestVersion(),
                model.aliases(),
                model.createdAt(),
                model.createdBy());
    }
}
