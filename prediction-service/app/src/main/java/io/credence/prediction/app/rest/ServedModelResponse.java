package io.credence.prediction.app.rest;

import io.credence.feature.api.BarrierSpec;
import io.credence.prediction.app.serving.ModelState;
import io.credence.prediction.app.serving.ServedModel;
import io.credence.registry.api.ServedAlias;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An alias and what became of it in this service.
///
/// @param version what the registry wants under the alias
/// @param barrier the event that the wanted version forecasts; a strategy on it has the same
/// @param servingVersion what answers now; null when nothing does
public record ServedModelResponse(
        String model,
        String alias,
        int version,
        ModelState state,
        @Nullable Integer servingVersion,
        @Nullable String reason,
        String instrument,
        String interval,
        @Nullable BarrierSpec barrier,
        String artifactSha256,
        Instant stateSinceAt) {

    static ServedModelResponse from(ServedModel served) {
        ServedAlias wanted = served.wanted();
        return new ServedModelResponse(
                wanted.model(),
                wanted.alias(),
                wanted.version(),
                served.state(),
                served.servingVersion(),
                served.reason(),
                wanted.lineage().instrument(),
                wanted.lineage().interval(),
                wanted.lineage().barrier(),
                wanted.artifactSha256(),
                served.since());
    }
}
