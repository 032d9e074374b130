package io.credence.feature.app.domain.imports;

import io.credence.feature.api.Bar;
import io.credence.feature.app.domain.bars.BarOrigin;
import io.credence.feature.app.domain.bars.BarSource;
import io.credence.feature.app.domain.bars.Series;
import java.io.IOException;

/// Writes market data of the current tenant inside the caller's transaction, which holds the
/// instrument's lock.
public interface BarWriter {

    ImportReport importBars(Series series, BarSource source, ImportRules rules) throws IOException;

    /// Makes the bars of every interval that the trades touch and that is over.
    ImportReport importTrades(Series series, TradeSource source) throws IOException;

    /// The same with one page of several, which may have no trades: no new bar is made of an
    /// interval that is not `covered` as a whole.
    ImportReport importTrades(Series series, TradeSource source, Covered covered)
            throws IOException;

    /// Adds one bar after all others.
    void append(Series series, Bar bar, BarOrigin origin);

    /// Gives a bar that a file of trades brought what its tape has by now; leaves any other bar as
    /// it is.
    void complete(Series series, Bar bar);

    /// Adds a bar of streamed trades that lies before the newest; leaves one that is there as it
    /// is.
    void fill(Series series, Bar bar);
}
