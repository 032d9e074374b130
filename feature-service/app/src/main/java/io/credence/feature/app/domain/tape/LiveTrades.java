package io.credence.feature.app.domain.tape;

import io.credence.feature.api.FeatureErrorCode;
import io.credence.feature.api.InstrumentId;
import io.credence.feature.api.Interval;
import io.credence.feature.api.TapeEvent;
import io.credence.feature.api.TapeFellSilent;
import io.credence.feature.api.TradePrinted;
import io.credence.feature.app.config.FeatureConfig;
import io.credence.feature.app.domain.bars.ClockSkew;
import io.credence.feature.app.domain.bars.Series;
import io.credence.feature.app.domain.count.StoredCounts;
import io.credence.feature.app.domain.instrument.Instruments;
import io.credence.feature.app.domain.observation.TradeSums;
import io.credence.platform.api.ProblemException;
import io.credence.platform.api.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntFunction;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Trades as they are printed. The first trade beyond a bar closes it, or the news that the tape
/// has fallen silent: it is made of the stored trades, so nothing is lost between two starts, and
/// goes the way of every live bar, in the transaction that stores the trade. A trade that comes
/// when its bar is closed is stored as late and changes no bar.
@ApplicationScoped
public class LiveTrades {

    private static final Logger LOG = Logger.getLogger(LiveTrades.class);

    private final Instruments instruments;
    private final Tape tape;
    private final TapeStreams streams;
    private final TradedBars bars;
    private final StoredCounts counts;
    private final Clock clock;
    private final List<Interval> intervals;

    @Inject
    LiveTrades(
            Instruments instruments,
            Tape tape,
            TapeStreams streams,
            TradedBars bars,
            StoredCounts counts,
            Clock clock,
            FeatureConfig config) {
        this.instruments = instruments;
        this.tape = tape;
        this.streams = streams;
        this.bars = bars;
        this.counts = counts;
        this.clock = clock;
        this.intervals = config.trades().intervals().stream().map(Interval::parse).toList();
    }

    /// What became of some trades.
    ///
    /// @param added those that were new
    /// @param late those of them that came when a bar of their time was closed
    public record Taken(int added, int late) {}

    /// Takes news of one instrument's tape in its order; trades that it has are left out.
    ///
    /// @param places what the trade at a position is called where it is refused
    @Transactional
    public Taken add(
            InstrumentId instrument, List<? extends TapeEvent> events, IntFunction<String> places) {
        instruments.lock(instrument);
        Taking taking = new Taking(instrument);
        for (int i = 0; i < events.size(); i++) {
            switch (events.get(i)) {
                case TradePrinted printed -> taking.take(printed, places.apply(i));
                case TapeFellSilent silent -> taking.take(silent);
            }
        }
        return taking.finish();
    }

    /// One instrument's tape inside a transaction.
    private final class Taking {

        private final InstrumentId instrument;
        private final List<TradePrinted> fresh = new ArrayList<>();
        private @Nullable TradePrinted newest;
        private @Nullable TapeStream stream;
        private boolean isChanged;
        private int added;
        private int late;

        Taking(InstrumentId instrument) {
            this.instrument = instrument;
            this.newest = tape.newestStreamed(instrument).orElse(null);
            Optional<TapeStream> written = streams.find(instrument);
            this.stream = written.isPresent() ? written.get() : stood(newest);
        }

        // Streams began before it was written down where they stand. A day more than the longest
        // bar tells which bars are whole.
        private @Nullable TapeStream stood(@Nullable TradePrinted last) {
            if (last == null) {
                return null;
            }
            long lastMs = last.trade().timeMs();
            long longestMs = Collections.max(intervals).floor(lastMs);
            OptionalLong sinceMs = tape.streamedSince(instrument, longestMs - TradeSums.SILENCE_MS);
            return TapeStream.from(sinceMs.orElse(lastMs)).printed(lastMs);
        }

        void take(TradePrinted next, String place) {
            TradePrinted last = newest;
            if (last != null && next.number() <= last.number()) {
                return;
            }
            long timeMs = next.trade().timeMs();
            // One from the future would close bars that are open, and refuse all that follow.
            if (timeMs < 0 || timeMs > clock.millis() + ClockSkew.MOST_MS) {
                throw invalid(place + ".timeMs", "must be a time in ms until now, was " + timeMs);
            }
            if (last != null && timeMs < last.trade().timeMs()) {
                throw falls(place, next, last);
            }
            TapeStream before = stream;
            if (last == null || before == null) {
                stream = TapeStream.from(timeMs);
            } else if (before.printed(last.trade().timeMs()).isBrokenBefore(timeMs)) {
                store();
                stream = before.brokenBefore(timeMs);
            }
            fresh.add(next);
            newest = next;
        }

        void take(TapeFellSilent silent) {
            long now = clock.millis();
            if (silent.untilMs() > now + ClockSkew.MOST_MS) {
                throw invalid("untilMs", "must not be after " + now);
            }
            if (silent.untilMs() > now) {
                // Nothing is lost: what is due by this clock too will be told again.
                LOG.warnf("%s is said to be silent until %d", instrument, silent.untilMs());
                return;
            }
            store();
            if (stream == null || silent.untilMs() <= stream.closedMs()) {
                return;
            }
            closeUntil(stream, silent.untilMs());
            stream = stream.closed(silent.untilMs());
            isChanged = true;
        }

        Taken finish() {
            store();
            if (stream != null && isChanged) {
                streams.save(instrument, stream, stream.dueMs(intervals), clock.millis());
            }
            return new Taken(added, late);
        }

        private void store() {
            if (stream == null || fresh.isEmpty()) {
                return;
            }
            int lateNow = tape.append(instrument, fresh, Lateness.of(stream, intervals));
            counts.counter("credence.feature.trades.late").increment(lateNow);
            added += fresh.size();
            late += lateNow;
            long newestMs = fresh.getLast().trade().timeMs();
            closeUntil(stream, newestMs);
            stream = stream.printed(newestMs);
            fresh.clear();
            isChanged = true;
        }

        private void closeUntil(TapeStream before, long timeMs) {
            for (Interval interval : intervals) {
                bars.close(
                        new Series(instrument, interval),
                        before,
                        before.firstOpenMs(interval),
                        interval.floor(timeMs));
            }
        }
    }

    private static ProblemException falls(String place, TradePrinted next, TradePrinted last) {
        return invalid(
                place + ".timeMs",
                "must not fall, %d of number %d follows %d of number %d"
                        .formatted(
                                next.trade().timeMs(),
                                next.number(),
                                last.trade().timeMs(),
                                last.number()));
    }

    private static ProblemException invalid(String field, String rule) {
        return new ProblemException(
                FeatureErrorCode.INVALID_MARKET_DATA,
                field + " " + rule,
                List.of(new Violation(field, rule)));
    }
}
