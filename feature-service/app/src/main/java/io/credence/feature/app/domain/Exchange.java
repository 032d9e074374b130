package io.credence.feature.app.domain;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// An exchange that bars can be asked from. Only those that the installation knows exist; a caller
/// names one and never says where it is.
public interface Exchange {

    /// As instruments name it.
    String venue();

    /// Closed bars in rising time whose openings lie from `fromMs` to before `toMs`: the first of
    /// them, at most `limit`.
    ///
    /// @throws IOException when the exchange cannot be reached or understood; worth another try
    Answer bars(Series series, long fromMs, long toMs, int limit) throws IOException;

    sealed interface Answer {

        record Bars(List<CandidateBar> bars) implements Answer {

            public Bars {
                bars = List.copyOf(bars);
            }
        }

        /// The exchange wants to be left alone for a while.
        record Later(Duration after) implements Answer {}

        /// It will say the same the next time, for example that it has no such instrument.
        record Refused(String why) implements Answer {}
    }
}
