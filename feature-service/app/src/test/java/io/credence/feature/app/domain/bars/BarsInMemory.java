package io.credence.feature.app.domain.bars;

import io.credence.feature.api.Bar;
import io.credence.feature.kernels.bars.BarColumns;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/// One series of one-minute bars without a gap that counts what is read of it.
public final class BarsInMemory implements BarHistory {

    public static final long MINUTE = 60_000;

    private final List<Bar> bars = new ArrayList<>();
    private final List<Long> changed = new ArrayList<>();
    private long revision;
    private long barsRead;

    public BarsInMemory(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        double close = 100;
        for (int i = 0; i < count; i++) {
            double open = close;
            close = open * Math.exp(0.004 * (random.nextDouble() - 0.5));
            double high = Math.max(open, close) * (1 + 0.001 * random.nextDouble());
            double low = Math.min(open, close) * (1 - 0.001 * random.nextDouble());
            bars.add(new Bar(i * MINUTE, open, high, low, close, random.nextDouble(1, 9)));
        }
    }

    public long takeBarsRead() {
        long read = barsRead;
        barsRead = 0;
        return read;
    }

    /// One more bar at the end.
    public void append() {
        Bar last = bars.getLast();
        bars.add(
                new Bar(
                        last.openTimeMs() + MINUTE,
                        last.open(),
                        last.high(),
                        last.low(),
                        last.close(),
                        last.volume()));
    }

    /// Another volume for the bar at `row`.
    public void change(int row) {
        Bar bar = bars.get(row);
        bars.set(
                row,
                new Bar(
                        bar.openTimeMs(),
                        bar.open(),
                        bar.high(),
                        bar.low(),
                        bar.low(),
                        bar.volume() + 1));
        revision++;
        changed.add(bar.openTimeMs());
    }

    @Override
    public BarColumns read(Series series, long fromMs, long toMs, int limit) {
        BarColumns found = new BarColumns();
        bars.stream()
                .filter(bar -> bar.openTimeMs() >= fromMs && bar.openTimeMs() < toMs)
                .limit(limit)
                .forEach(found::add);
        barsRead += found.size();
        return found;
    }

    @Override
    public Optional<Bar> at(Series series, long openTimeMs) {
        return bars.stream().filter(bar -> bar.openTimeMs() == openTimeMs).findFirst();
    }

    @Override
    public long count(Series series, long fromMs, long toMs) {
        return bars.stream()
                .filter(bar -> bar.openTimeMs() >= fromMs && bar.openTimeMs() < toMs)
                .count();
    }

    @Override
    public OptionalLong nthBefore(Series series, long beforeMs, int n) {
        return bars.reversed().stream()
                .mapToLong(Bar::openTimeMs)
                .filter(time -> time < beforeMs)
                .limit(n)
                .min();
    }

    @Override
    public long foldStart(Series series, long atMs) {
        return Long.MIN_VALUE;
    }

    @Override
    public Gaps gaps(Series series, long fromMs, long toMs) {
        return new Gaps(List.of(), 0, 0);
    }

    @Override
    public SeriesHead head(Series series) {
        return new SeriesHead(revision, OptionalLong.of(bars.getLast().openTimeMs()));
    }

    @Override
    public long changedSince(Series series, long since) {
        return changed.stream().skip(since).mapToLong(time -> time).min().orElseThrow();
    }
}
