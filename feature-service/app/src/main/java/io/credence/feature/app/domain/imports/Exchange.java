package io.credence.feature.app.domain.imports;

import io.credence.feature.api.InstrumentId;
import io.credence.feature.api.Trade;
import io.credence.feature.app.domain.bars.CandidateBar;
import io.credence.feature.app.domain.bars.Series;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// An exchange that market data can be asked from. Only those that the installation knows exist; a
/// caller names one and never says where it is.
public interface Exchange {

    /// As instruments name it.
    String venue();

    /// Closed bars in rising time whose openings lie from `fromMs` to before `toMs`: the first of
    /// them, at most `limit`.
    ///
    /// @throws IOException when the exchange cannot be reached or understood; worth another try
    Answer<CandidateBar> bars(Series series, long fromMs, long toMs, int limit) throws IOException;

    /// The tape in its order from `fromMs` to before `toMs`: the beginning of it, about `limit`
    /// trades, and never a part of those of one millisecond, since equal trades can be told from
    /// repeated ones only together.
    ///
    /// @throws IOException as above
    Answer<Trade> trades(InstrumentId instrument, long fromMs, long toMs, int limit)
            throws IOException;

    sealed interface Answer<T> {

        /// What there is of a stretch of time.
        ///
        /// @param fromMs where it was asked from
        /// @param nextMs what lies before it is in `rows`, or is not there
        record Page<T>(List<T> rows, long fromMs, long nextMs) implements Answer<T> {

            public Page {
                // Or it would be asked for again and again.
                if (nextMs <= fromMs) {
                    throw new IllegalArgumentException(
                            "nextMs must be above fromMs, %d, was %d".formatted(fromMs, nextMs));
                }
                rows = List.copyOf(rows);
            }
        }

        /// The exchange wants to be left alone for a while.
        record Later<T>(Duration after) implements Answer<T> {}

        /// It will say the same the next time, for example that it has no such instrument.
        record Refused<T>(String why) implements Answer<T> {}
    }
}
