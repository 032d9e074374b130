package io.credence.training.app.domain;

import io.credence.feature.api.DatasetSpec;

/// Makes datasets, for the tenant at hand. The same spec over the same data gives the same dataset.
public interface DatasetSnapshots {

    sealed interface Answer {}

    record Ready(String datasetId) implements Answer {}

    /// The same request will be refused again.
    record Refused(Failure failure) implements Answer {}

    /// Later, perhaps.
    record Unavailable(String cause) implements Answer {}

    Answer snapshot(DatasetSpec spec);
}
