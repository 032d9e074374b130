package io.credence.feature.app.domain;

import io.credence.feature.api.InstrumentId;
import io.credence.feature.api.Trade;
import io.credence.feature.api.TradePrinted;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The stored trades of the current tenant, those of a stream and those of files. The caller holds
/// the instrument's lock.
public interface Tape {

    /// The newest trade that came by a stream.
    Optional<TradePrinted> newestStreamed(InstrumentId instrument);

    /// Adds trades of a stream. One that a file brought before is that one.
    void append(InstrumentId instrument, List<TradePrinted> trades);

    /// Trades with `fromMs <= timeMs < toMs` in the tape's order.
    void read(InstrumentId instrument, long fromMs, long toMs, Consumer<Trade> reader);
}
