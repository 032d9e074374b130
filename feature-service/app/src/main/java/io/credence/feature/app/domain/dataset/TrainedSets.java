package io.credence.feature.app.domain.dataset;

import io.credence.feature.app.domain.bars.Series;
import io.credence.platform.api.TenantId;
import java.util.List;

/// What models of all tenants were trained on.
public interface TrainedSets {

    record Found(TenantId tenant, Series series, DriftBasis basis) {}

    /// Of each instrument, interval and feature set the dataset that [Datasets#newest] tells, those
    /// trained last first; at most `limit` whose newest bar opened after `sinceMs`. In the system
    /// scope only.
    List<Found> newest(long sinceMs, int limit);
}
