package io.credence.feature.app.domain;

import io.credence.feature.api.Bar;
import io.credence.feature.api.FeatureErrorCode;
import io.credence.feature.api.InstrumentId;
import io.credence.feature.api.Interval;
import io.credence.feature.api.TradePrinted;
import io.credence.feature.app.config.FeatureConfig;
import io.credence.feature.kernels.bars.TradeAggregator;
import io.credence.platform.api.ProblemException;
import io.credence.platform.api.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/// Trades as they are printed. The first trade beyond a bar closes it: it is made of the stored
/// trades, so nothing is lost between two starts, and goes the way of every live bar, in the
/// transaction that stores the trade.
@ApplicationScoped
public class LiveTrades {

    private static final Logger LOG = Logger.getLogger(LiveTrades.class);

    private final Instruments instruments;
    private final Tape tape;
    private final BarHistory history;
    private final LiveBars bars;
    private final List<Interval> intervals;

    @Inject
    LiveTrades(
            Instruments instruments,
            Tape tape,
            BarHistory history,
            LiveBars bars,
            FeatureConfig config) {
        this.instruments = instruments;
        this.tape = tape;
        this.history = history;
        this.bars = bars;
        this.intervals = config.trades().intervals().stream().map(Interval::parse).toList();
    }

    /// Takes trades of one instrument in the order of their numbers; those that it has are left
    /// out.
    @Transactional
    public void add(InstrumentId instrument, List<TradePrinted> printed) {
        instruments.lock(instrument);
        TradePrinted newest = tape.newestStreamed(instrument).orElse(null);
        List<TradePrinted> fresh = new ArrayList<>();
        TradePrinted last = newest;
        for (TradePrinted next : printed) {
            if (last == null || next.number() > last.number()) {
                if (last != null && next.trade().timeMs() < last.trade().timeMs()) {
                    throw falls(next, last);
                }
                fresh.add(next);
                last = next;
            }
        }
        if (fresh.isEmpty()) {
            return;
        }
        tape.append(instrument, fresh);
        long openMs = (newest == null ? fresh.getFirst() : newest).trade().timeMs();
        for (Interval interval : intervals) {
            close(
                    new Series(instrument, interval),
                    interval.floor(openMs),
                    interval.floor(fresh.getLast().trade().timeMs()));
        }
    }

    private void close(Series series, long fromMs, long toMs) {
        if (fromMs == toMs) {
            return;
        }
        List<Bar> closed = new ArrayList<>();
        TradeAggregator aggregator = new TradeAggregator(series.interval(), closed::add);
        tape.read(
                series.instrument(),
                fromMs,
                toMs,
                trade -> aggregator.add(trade.timeMs(), trade.price(), trade.amount()));
        aggregator.finish();
        for (Bar bar : closed) {
            // A file may have brought it meanwhile; a trade cannot be refused for that.
            if (history.head(series).newestOpenMs().orElse(Long.MIN_VALUE) < bar.openTimeMs()) {
                boolean _ = bars.add(series, bar);
            } else {
                LOG.infof("%s has a bar at %d already", series, bar.openTimeMs());
            }
        }
    }

    private static ProblemException falls(TradePrinted next, TradePrinted last) {
        String rule =
                "must not fall, %d of number %d follows %d of number %d"
                        .formatted(
                                next.trade().timeMs(),
                                next.number(),
                                last.trade().timeMs(),
                                last.number());
        return new ProblemException(
                FeatureErrorCode.INVALID_MARKET_DATA,
                "trade.timeMs " + rule,
                List.of(new Violation("trade.timeMs", rule)));
    }
}
