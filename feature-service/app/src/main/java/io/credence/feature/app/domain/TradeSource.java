package io.credence.feature.app.domain;

import io.credence.feature.api.Trade;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Trades on their way in, in time order, at least one.
public interface TradeSource {

    /// Null after the last.
    @Nullable Trade next() throws IOException;

    int rows();
}
