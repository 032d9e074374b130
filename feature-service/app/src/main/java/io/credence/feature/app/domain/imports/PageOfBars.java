package io.credence.feature.app.domain.imports;

import io.credence.feature.app.domain.bars.BarSource;
import io.credence.feature.app.domain.bars.CandidateBar;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The bars of one page that are to be stored, between others that they are judged by: a bar at a
/// page's edge has a neighbour on the other side, and a run of suspect bars goes on there.
final class PageOfBars implements BarSource {

    /// Of a page; small beside it, since they are asked for twice.
    private static final int CONTEXT_SHARE = 10;

    private static final long NO_LINE = 0;

    private final List<CandidateBar> bars;
    private final int from;
    private final int end;
    private final long nextMs;
    private int next;

    private PageOfBars(List<CandidateBar> bars, int from, int end, long nextMs) {
        this.bars = bars;
        this.from = from;
        this.end = end;
        this.nextMs = nextMs;
    }

    /// Where to ask from, so that the bar at `nextMs` has some before it.
    static long askFrom(ExchangeImport job, int pageBars) {
        long context = pageBars / CONTEXT_SHARE * job.request().series().interval().millis();
        return Math.max(job.request().fromMs(), job.progress().nextMs() - context);
    }

    /// The last bar waits for its neighbour, unless there will be none.
    static PageOfBars of(ExchangeImport job, Exchange.Answer.Page<CandidateBar> page) {
        List<CandidateBar> bars = page.rows();
        int from = 0;
        while (from < bars.size() && bars.get(from).openTimeMs() < job.progress().nextMs()) {
            from++;
        }
        boolean goesOn = page.nextMs() < job.request().toMs();
        if (goesOn && bars.size() - from > 1) {
            return new PageOfBars(bars, from, bars.size() - 1, bars.getLast().openTimeMs());
        }
        return new PageOfBars(bars, from, bars.size(), page.nextMs());
    }

    /// How many are to be stored.
    int stored() {
        return end - from;
    }

    /// What lies before it is stored, once these are.
    long nextMs() {
        return nextMs;
    }

    @Override
    public @Nullable CandidateBar next() {
        return next < bars.size() ? bars.get(next++) : null;
    }

    @Override
    public boolean isContext() {
        return next <= from || next > end;
    }

    @Override
    public long line() {
        return NO_LINE;
    }

    @Override
    public int rows() {
        return stored();
    }
}
