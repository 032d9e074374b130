package io.credence.prediction.api;

import io.credence.feature.api.Bar;
import io.credence.feature.api.BarrierSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The answer to one feature row by one model. Topic `predictions.v1`, keyed by instrument. Every
/// row gets one, so that whoever follows sees every bar: without a forecast, `reason` says why.
///
/// @param stream `live`, or the id of a replay
/// @param barrier the event that the model forecasts; null without a model
/// @param reason null with a forecast
/// @param answering every `model@alias` that answers this bar, in an event of its own; whoever
///   follows another one gets no forecast of it. An announcement is no promise: a feature set may
///   stop being live, an alias move and a process die before the answer is there
public record PredictionMade(
        String stream,
        String instrument,
        String interval,
        Bar bar,
        long knownTimeMs,
        String model,
        String alias,
        @Nullable Integer modelVersion,
        @Nullable BarrierSpec barrier,
        @Nullable Forecast forecast,
        @Nullable String reason,
        List<String> answering) {

    public static final String TOPIC = "predictions.v1";
    public static final String TYPE = "io.credence.prediction.made.v1";

    /// The reason where no model is served for such rows: none at all, or none that was trained on
    /// the feature set as it is computed now.
    public static final String NO_MODEL = "NO_MODEL";

    /// The reason where no rows of the model's feature set come as bars close.
    public static final String FEATURE_SET_NOT_LIVE = "FEATURE_SET_NOT_LIVE";

    public PredictionMade {
        answering = List.copyOf(answering);
    }

    /// How `answering` names an alias.
    public static String answerer(String model, String alias) {
        return model + "@" + alias;
    }
}
