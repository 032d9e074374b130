package io.credence.feature.app.domain;

import io.credence.feature.api.DatasetManifest;
import io.credence.feature.api.DatasetSpec;
import java.util.Optional;
import java.util.UUID;

/// The manifests of the current tenant's datasets.
public interface Datasets {

    Optional<DatasetManifest> find(UUID id);

    Optional<DatasetManifest> find(DatasetSpec spec, String sha256);

    /// The one of the series and feature set that was made last.
    Optional<DatasetManifest> newest(Series series, String featureSet);

    /// Stores the manifest, or answers with the one that has the same spec and the same bytes.
    DatasetManifest keep(DatasetManifest manifest, String actor);
}
