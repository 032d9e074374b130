package io.credence.registry.app.domain;

import io.credence.registry.api.Alias;
import io.credence.registry.api.GateReport;
import io.credence.registry.api.ServedAlias;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where the tenant's aliases point and pointed.
public interface Aliases {

    Optional<AliasMove> current(Model model, Alias alias);

    Optional<AliasMove> at(Model model, Alias alias, Instant time);

    AliasMove move(
            Model model,
            Alias alias,
            AliasTarget target,
            boolean forced,
            @Nullable GateReport gates,
            Instant at);

    AliasMove remove(Model model, Alias alias, String reason, String actor, Instant at);

    /// By alias, from behind `after` on.
    List<AliasMove> page(Model model, String after, int limit);

    /// Newest move first, from below `beforeId` on.
    List<AliasMove> history(Model model, Alias alias, long beforeId, int limit);

    /// By model and alias, from behind the given pair on.
    List<ServedAlias> served(String afterModel, String afterAlias, int limit);
}
