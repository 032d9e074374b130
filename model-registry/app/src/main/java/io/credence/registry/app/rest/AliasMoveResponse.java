package io.credence.registry.app.rest;

import io.credence.registry.api.GateReport;
import io.credence.registry.app.domain.AliasMove;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "AliasMove")
record AliasMoveResponse(
        @Schema(examples = "champion") String alias,
        @Schema(description = "Null when the alias pointed nowhere.") @Nullable Integer fromVersion,
        @Schema(description = "Null when the alias was removed.") @Nullable Integer version,
        boolean forced,
        String reason,
        String actor,
        Instant movedAt,
        @Nullable GateReport gates) {

    static AliasMoveResponse from(AliasMove move) {
        return new AliasMoveResponse(
                move.alias(),
                move.fromVersion(),
                move.version(),
                move.forced(),
                move.reason(),
                move.actor(),
                move.movedAt(),
                move.gates());
    }
}
