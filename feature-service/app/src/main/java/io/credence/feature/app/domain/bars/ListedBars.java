package io.credence.feature.app.domain.bars;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Bars that do not come from lines.
public final class ListedBars implements BarSource {

    private static final long NO_LINE = 0;

    private final List<CandidateBar> bars;
    private int next;

    public ListedBars(List<CandidateBar> bars) {
        this.bars = bars;
    }

    @Override
    public @Nullable CandidateBar next() {
        return next < bars.size() ? bars.get(next++) : null;
    }

    @Override
    public long line() {
        return NO_LINE;
    }

    @Override
    public int rows() {
        return next;
    }
}
