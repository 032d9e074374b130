package io.credence.feature.app.domain.replay;

import io.credence.feature.api.FeatureSet;
import io.credence.feature.api.InstrumentId;
import io.credence.feature.api.Interval;
import java.util.List;

/// Stored bars of several instruments to be published again.
///
/// @param instruments empty for all
public record BackfillRequest(
        List<InstrumentId> instruments, Interval interval, FeatureSet set, long fromMs, long toMs) {

    public BackfillRequest {
        instruments = List.copyOf(instruments);
    }
}
