package io.credence.prediction.app.window;

import io.credence.feature.api.WindowSpec;
import io.credence.platform.api.TenantId;

/// Whose rows a window holds.
///
/// @param stream `live`, or the id of a replay
public record WindowKey(
        TenantId tenant,
        String stream,
        String instrument,
        String interval,
        String featureSetHash,
        WindowSpec spec) {}
