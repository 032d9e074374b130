package io.credence.feature.app.csv;

import io.credence.feature.api.Interval;
import io.credence.feature.app.domain.bars.BarSource;
import io.credence.feature.app.domain.bars.CandidateBar;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The bars of a table, oldest or newest first. A repeated row is left out and counted; an empty
/// volume is 0, since some venues have none.
final class BarRows implements BarSource {

    private static final int OPEN = 1;
    private static final int HIGH = 2;
    private static final int LOW = 3;
    private static final int CLOSE = 4;
    private static final int VOLUME = 5;

    private final MarketTable table;
    private final TimeOrder order = new TimeOrder();
    private final Interval interval;
    private final boolean keepBroken;
    private @Nullable CandidateBar previous;

    BarRows(MarketTable table, Interval interval, boolean keepBroken) {
        this.table = table;
        this.interval = interval;
        this.keepBroken = keepBroken;
    }

    @Override
    public @Nullable CandidateBar next() throws IOException {
        while (table.next()) {
            CandidateBar bar = read();
            if (!repeats(bar)) {
                previous = bar;
                return bar;
            }
        }
        return null;
    }

    @Override
    public long line() {
        return table.line();
    }

    @Override
    public int rows() {
        return table.rows();
    }

    private CandidateBar read() {
        long openTimeMs = table.timeMs();
        if (interval.floor(openTimeMs) != openTimeMs) {
            throw table.refuse(
                    0,
                    "must be a multiple of the interval "
                            + interval.text()
                            + ", was "
                            + openTimeMs);
        }
        CandidateBar bar =
                new CandidateBar(
                        openTimeMs,
                        table.number(OPEN),
                        table.number(HIGH),
                        table.number(LOW),
                        table.number(CLOSE),
                        table.isEmpty(VOLUME) ? 0.0 : table.number(VOLUME));
        if (!keepBroken) {
            requireWhole(bar);
        }
        return bar;
    }

    private void requireWhole(CandidateBar bar) {
        requirePrice(OPEN, bar.open());
        requirePrice(HIGH, bar.high());
        requirePrice(LOW, bar.low());
        requirePrice(CLOSE, bar.close());
        if (bar.high() < bar.low()) {
            throw table.refuse(HIGH, "must be >= low, was " + bar.high() + " < " + bar.low());
        }
        if (bar.open() > bar.high() || bar.open() < bar.low()) {
            throw table.refuse(OPEN, "must lie between low and high, was " + bar.open());
        }
        if (bar.close() > bar.high() || bar.close() < bar.low()) {
            throw table.refuse(CLOSE, "must lie between low and high, was " + bar.close());
        }
        if (bar.volume() < 0.0) {
            throw table.refuse(VOLUME, "must be >= 0, was " + bar.volume());
        }
    }

    private void requirePrice(int column, double price) {
        if (price <= 0.0) {
            throw table.refuse(column, "must be > 0, was " + price);
        }
    }

    private boolean repeats(CandidateBar bar) {
        String rule = order.rule(bar.openTimeMs());
        if (!rule.isEmpty()) {
            throw table.refuse(0, rule);
        }
        CandidateBar last = previous;
        if (last == null || bar.openTimeMs() != last.openTimeMs()) {
            return false;
        }
        if (!bar.equals(last)) {
            throw table.conflict(
                    "repeats the time "
                            + bar.openTimeMs()
                            + " of the row before with other values");
        }
        return true;
    }
}
