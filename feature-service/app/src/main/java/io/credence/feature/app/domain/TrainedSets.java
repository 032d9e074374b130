package io.credence.feature.app.domain;

import io.credence.feature.api.DatasetManifest;
import io.credence.platform.api.TenantId;
import java.util.List;

/// What models of all tenants were trained on.
public interface TrainedSets {

    record Found(TenantId tenant, DatasetManifest dataset) {}

    /// The newest dataset of each instrument, interval and feature set, newest first. In the system
    /// scope only.
    List<Found> newest(int limit);
}
