package io.credence.feature.app.domain.imports;

import io.credence.feature.api.Trade;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Trades on their way in, oldest or newest first; a file has at least one.
public interface TradeSource {

    /// Null after the last.
    @Nullable Trade next() throws IOException;

    int rows();

    /// Known once all are read.
    boolean newestFirst();
}
