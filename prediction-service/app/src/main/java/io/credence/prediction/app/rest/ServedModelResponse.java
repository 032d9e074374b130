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
/// @param featureSet whose rows the wanted version reads
/// @param featureSetLive whether these rows come as bars close; null while feature-service has not
///   said so
/// @param featureSetChanged whether the set is another than the wanted version was trained on,
///   which then gets no rows; null while nobody has said how the set is computed
/// @param warning what keeps the alias from answering live bars, and what to do; null when nothing
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
        Instant stateSinceAt,
        String featureSet,
        @Nullable Boolean featureSetLive,
        @Nullable Boolean featureSetChanged,
        @Nullable String warning) {

    static ServedModelResponse from(
            ServedModel served, @Nullable Boolean live, @Nullable Boolean changed) {
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
                served.since(),
                wanted.lineage().featureSet(),
                live,
                changed,
                Boolean.TRUE.equals(changed) ? changed(wanted) : notLive(wanted, live));
    }

    private static String changed(ServedAlias wanted) {
        return "feature set '%s' has changed since version %d was trained, so this version answers no bars (NO_MODEL); train the model again on the set as it is now, and move the alias to the new version"
                .formatted(wanted.lineage().featureSet(), wanted.version());
    }

    private static @Nullable String notLive(ServedAlias wanted, @Nullable Boolean live) {
        if (live == null || live) {
            return null;
        }
        String set = wanted.lineage().featureSet();
        return "feature set '"
                + set
                + "' is not live, so this alias does not answer live bars; switch it on with PUT"
                + " /api/v1/feature-sets/"
                + set
                + "/live and {\"live\": true}";
    }
}
