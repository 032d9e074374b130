package io.credence.feature.app.domain.bars;

import io.credence.feature.api.Bar;

/// Writes single bars of the current tenant inside the caller's transaction, which holds the
/// instrument's lock.
public interface BarWriter {

    /// Adds one bar after all others.
    void append(Series series, Bar bar, BarOrigin origin);

    /// Gives a bar that a file of trades brought what its tape has by now; leaves any other bar as
    /// it is.
    void complete(Series series, Bar bar);

    /// Adds a bar of streamed trades that lies before the newest; leaves one that is there as it
    /// is.
    void fill(Series series, Bar bar);
}
