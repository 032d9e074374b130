package io.credence.feature.app.domain.imports;

import io.credence.feature.app.domain.bars.BarSource;
import io.credence.feature.app.domain.bars.Series;
import java.io.IOException;

/// Writes files and pages of market data of the current tenant inside the caller's transaction,
/// which holds the instrument's lock.
public interface BarImports {

    ImportReport importBars(Series series, BarSource source, ImportRules rules) throws IOException;

    /// Makes the bars of every interval that the trades touch and that is over.
    ImportReport importTrades(Series series, TradeSource source) throws IOException;

    /// The same with one page of several, which may have no trades: no new bar is made of an
    /// interval that is not `covered` as a whole.
    ImportReport importTrades(Series series, TradeSource source, Covered covered)
            throws IOException;
}
