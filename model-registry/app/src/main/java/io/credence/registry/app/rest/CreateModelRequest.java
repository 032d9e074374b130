package io.credence.registry.app.rest;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

record CreateModelRequest(
        @Schema(examples = "btc-tcn", required = true) @Nullable String name,
        @Schema(examples = "Will BTC-USD reach +0.8 % before -0.4 %?")
                @Nullable String description) {}
