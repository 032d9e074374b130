package io.credence.feature.app.domain.tape;

import io.credence.feature.api.InstrumentId;
import io.credence.feature.api.Trade;
import io.credence.feature.api.TradePrinted;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/// The stored trades of the current tenant, those of a stream and those of files. The caller holds
/// the instrument's lock.
public interface Tape {

    /// The newest trade that came by a stream.
    Optional<TradePrinted> newestStreamed(InstrumentId instrument);

    /// When the first streamed trade since the last break was printed, as far as those from
    /// `fromMs` on tell; empty if there are none.
    OptionalLong streamedSince(InstrumentId instrument, long fromMs);

    /// Adds trades of a stream. One that a file brought before is that one. Those are late that
    /// `stream` says are, and those of a bar that came live as a bar; returns how many that were.
    int append(InstrumentId instrument, List<TradePrinted> trades, Lateness stream);

    /// Trades with `fromMs <= timeMs < toMs` in the tape's order.
    void read(InstrumentId instrument, long fromMs, long toMs, Consumer<Trade> reader);
}
