package io.credence.prediction.app.client;

import io.credence.registry.api.ServedAlias;

/// Which series of rows is meant.
public record FeatureQuery(String instrument, String interval, String featureSet) {

    /// What a model was trained on.
    public static FeatureQuery of(ServedAlias.InputLineage input) {
        return new FeatureQuery(input.instrument(), input.interval(), input.featureSet());
    }
}
