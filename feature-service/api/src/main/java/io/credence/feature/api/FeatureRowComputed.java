package io.credence.feature.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A bar closed and its features are known. Topic `features.v1`, keyed by instrument.
///
/// @param stream `live`, or the id of a replay: consumers keep state per stream
/// @param knownTimeMs when the row could first be known: the bar's close
/// @param values in the order of the feature set; null where a feature is not defined
/// @param warm whether every value is defined
public record FeatureRowComputed(
        String stream,
        String instrument,
        String interval,
        String featureSet,
        String featureSetHash,
        Bar bar,
        long knownTimeMs,
        List<@Nullable Double> values,
        boolean warm) {

    public static final String TOPIC = "features.v1";
    public static final String TYPE = "io.credence.feature.row.computed.v1";
    public static final String LIVE = "live";
}
