package io.credence.feature.app.persistence;

import io.credence.feature.api.Bar;
import io.credence.feature.app.domain.BarSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Bars that were made, not read from lines.
final class BarListSource implements BarSource {

    private final List<Bar> bars;
    private int next;

    BarListSource(List<Bar> bars) {
        this.bars = bars;
    }

    @Override
    public @Nullable Bar next() {
        return next < bars.size() ? bars.get(next++) : null;
    }

    @Override
    public long line() {
        return StagedBars.NO_LINE;
    }

    @Override
    public int rows() {
        return next;
    }
}
