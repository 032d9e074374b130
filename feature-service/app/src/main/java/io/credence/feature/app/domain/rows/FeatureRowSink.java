package io.credence.feature.app.domain.rows;

import io.credence.feature.api.FeatureRowComputed;

/// Takes rows to be told to the other services when the running transaction commits.
public interface FeatureRowSink {

    void publish(FeatureRowComputed row);
}
