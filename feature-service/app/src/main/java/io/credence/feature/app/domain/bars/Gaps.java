package io.credence.feature.app.domain.bars;

import java.util.List;

/// The gaps of a range: all are counted, the first ones are listed.
public record Gaps(List<Gap> first, int count, int missingBars) {

    public static final int LISTED = 1000;

    public Gaps {
        first = List.copyOf(first);
    }
}
