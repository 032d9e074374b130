package io.credence.registry.app.rest;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

record MoveAliasRequest(
        @Schema(examples = "3", required = true) @Nullable Integer version,
        @Schema(description = "Move past failing gates; needs a reason.", examples = "false")
                @Nullable Boolean force,
        @Schema(examples = "better calibrated than version 2") @Nullable String reason) {}
