package io.credence.feature.api;

import java.util.List;

/// One split of a dataset's labelled rows.
///
/// @param purgedRows that could have been learnt from but for the purge and the embargo
/// @param tested stretches that are judged, in the order of time
public record SplitFold(int trainRows, int testRows, int purgedRows, List<Stretch> tested) {

    /// The first and the last known time of a stretch's rows.
    public record Stretch(long fromMs, long toMs) {}

    public SplitFold {
        tested = List.copyOf(tested);
    }
}
