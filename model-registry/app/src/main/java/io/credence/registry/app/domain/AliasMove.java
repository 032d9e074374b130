package io.credence.registry.app.domain;

import io.credence.registry.api.GateReport;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One line of an alias' history; the last one says where it points.
///
/// @param fromVersion null when the alias pointed nowhere
/// @param version null when the alias was removed
/// @param forced moved although the gates failed
/// @param gates null when none ran
public record AliasMove(
        long id,
        String model,
        String alias,
        @Nullable Integer fromVersion,
        @Nullable Integer version,
        boolean forced,
        String reason,
        String actor,
        Instant movedAt,
        @Nullable GateReport gates) {

    /// Never the same for two states of an alias, also not after it was removed and set again.
    public String etag() {
        return Long.toString(id);
    }
}
