package io.credence.feature.app.domain.replay;

import io.credence.feature.api.FeatureSet;
import io.credence.feature.app.domain.bars.Series;

/// Stored bars to be published again as if they came now.
///
/// @param barsPerSecond 0 for as fast as possible
/// @param warmUpBars rows published before `fromMs`, so that consumers have a full window there;
///   they are not throttled
public record ReplayRequest(
        Series series,
        FeatureSet set,
        long fromMs,
        long toMs,
        double barsPerSecond,
        int warmUpBars) {}
