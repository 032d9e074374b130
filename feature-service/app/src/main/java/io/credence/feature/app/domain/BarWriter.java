package io.credence.feature.app.domain;

import io.credence.feature.api.Bar;
import java.io.IOException;

/// Writes market data of the current tenant inside the caller's transaction, which holds the
/// instrument's lock.
public interface BarWriter {

    ImportReport importBars(Series series, BarSource source, ImportRules rules) throws IOException;

    ImportReport importTrades(Series series, TradeSource source) throws IOException;

    /// Adds one bar after all others.
    void append(Series series, Bar bar);
}
