package io.credence.feature.app.domain.dataset;

import io.credence.feature.api.DatasetManifest;
import io.credence.feature.api.DatasetSpec;
import io.credence.feature.app.domain.bars.Series;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// The manifests of the current tenant's datasets.
public interface Datasets {

    Optional<DatasetManifest> find(UUID id);

    Optional<DatasetManifest> find(DatasetSpec spec, String sha256);

    /// The one of the series and feature set, alone or in a panel, that a training asked for last;
    /// without any, the one that was made last.
    Optional<DriftBasis> newest(Series series, String featureSet);

    /// Notes that a training asked for one.
    void trainedOn(UUID id, Instant at);

    /// Stores the manifest, or answers with the one that has the same spec and the same bytes.
    DatasetManifest keep(DatasetManifest manifest, String actor);
}
