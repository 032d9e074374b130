package io.credence.registry.app.domain;

import io.credence.registry.api.GateReport;
import java.util.Optional;

/// How an attempt to move an alias ended.
public sealed interface AliasOutcome {

    /// It points there now, by this move or already by the one given.
    record Moved(AliasMove move) implements AliasOutcome {}

    record Stale(Optional<AliasMove> current) implements AliasOutcome {}

    record GateFailed(GateReport report) implements AliasOutcome {}

    record NoSuchModel() implements AliasOutcome {}

    record NoSuchVersion(int version) implements AliasOutcome {}

    record NoSuchAlias() implements AliasOutcome {}
}
