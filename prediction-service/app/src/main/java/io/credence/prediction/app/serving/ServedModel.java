package io.credence.prediction.app.serving;

import io.credence.registry.api.ServedAlias;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An alias of the registry and what became of it here.
///
/// @param servingVersion what answers under the alias now; null when nothing does
/// @param reason why the wanted version failed
/// @param since when the state was entered
public record ServedModel(
        ServedAlias wanted,
        ModelState state,
        @Nullable Integer servingVersion,
        @Nullable String reason,
        Instant since) {

    public boolean is(String model, String alias) {
        return wanted.model().equals(model) && wanted.alias().equals(alias);
    }
}
