package io.credence.feature.app.domain.sets;

import io.credence.feature.kernels.fit.FittedSet.Dropped;
import java.util.List;

/// On what a set was fitted: bars that open at `fromMs` or later and have closed by `toMs`.
///
/// @param of the set that was fitted
/// @param bars that were learnt from
/// @param dropped features of that set that were left out
public record FeatureSetOrigin(
        String of,
        String instrument,
        String interval,
        long fromMs,
        long toMs,
        long bars,
        List<Dropped> dropped) {

    public FeatureSetOrigin {
        dropped = List.copyOf(dropped);
    }
}
