package io.credence.registry.app.rest;

import io.credence.registry.api.GateReport;
import io.credence.registry.app.domain.AliasMove;
import java.time.Instant;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "Alias")
record AliasResponse(
        @Schema(examples = "btc-tcn") String model,
        @Schema(examples = "champion") String alias,
        @Schema(examples = "3") int version,
        @Schema(description = "For If-Match, there in double quotes.", examples = "17") String etag,
        @Schema(description = "Moved here although gates failed.") boolean forced,
        String reason,
        @Schema(examples = "alice") String actor,
        Instant movedAt,
        @Schema(description = "What the gates said then; null where none ran.")
                @Nullable GateReport gates) {

    static AliasResponse from(AliasMove move) {
        return new AliasResponse(
                move.model(),
                move.alias(),
                Objects.requireNonNull(move.version()),
                move.etag(),
                move.forced(),
                move.reason(),
                move.actor(),
                move.movedAt(),
                move.gates());
    }
}
