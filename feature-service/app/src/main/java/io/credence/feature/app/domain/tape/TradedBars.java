package io.credence.feature.app.domain.tape;

import io.credence.feature.api.Bar;
import io.credence.feature.app.domain.bars.BarHistory;
import io.credence.feature.app.domain.bars.BarOrigin;
import io.credence.feature.app.domain.bars.BarWriter;
import io.credence.feature.app.domain.bars.Series;
import io.credence.feature.app.domain.live.LiveBars;
import io.credence.feature.kernels.bars.TradeAggregator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/// Closes bars of streamed trades: whole ones go the way of every live bar. One that a file of
/// trades brought when it was still open gets the trades it lacked.
@ApplicationScoped
class TradedBars {

    private static final Logger LOG = Logger.getLogger(TradedBars.class);

    private final Tape tape;
    private final BarHistory history;
    private final BarWriter writer;
    private final LiveBars bars;

    @Inject
    TradedBars(Tape tape, BarHistory history, BarWriter writer, LiveBars bars) {
        this.tape = tape;
        this.history = history;
        this.writer = writer;
        this.bars = bars;
    }

    /// Those that open at `fromMs` or later and before `toMs` and have trades. An interval without
    /// trades has no bar: a gap is a fact.
    void close(Series series, TapeStream stream, long fromMs, long toMs) {
        if (fromMs >= toMs) {
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
            // A file may have brought it or later ones meanwhile; a trade cannot be refused for
            // that.
            if (history.head(series).newestOpenMs().orElse(Long.MIN_VALUE) >= bar.openTimeMs()) {
                LOG.infof("%s has a bar at %d or later", series, bar.openTimeMs());
                writer.complete(series, bar);
                if (stream.isWhole(bar.openTimeMs())) {
                    writer.fill(series, bar);
                }
            } else if (stream.isWhole(bar.openTimeMs())) {
                boolean _ = bars.add(series, bar, BarOrigin.STREAM);
            } else {
                LOG.infof("%s has no whole bar at %d", series, bar.openTimeMs());
            }
        }
    }
}
