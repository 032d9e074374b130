package io.credence.feature.app.domain.instrument;

import io.credence.feature.api.FeatureErrorCode;
import io.credence.feature.api.InstrumentId;
import io.credence.platform.api.ProblemException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// The instruments of the current tenant.
public interface Instruments {

    /// False if the symbol exists.
    boolean add(InstrumentId symbol, String venue, String actor, Instant at);

    Optional<Instrument> find(InstrumentId symbol);

    /// By symbol, after `after`; the empty string is before all.
    List<Instrument> page(String after, int limit);

    /// Holds off other writers of the instrument's market data until the end of the transaction.
    ///
    /// @throws ProblemException when the instrument does not exist
    void lock(InstrumentId symbol);

    /// The same of several, which are locked in one order whoever asks.
    void lock(Collection<InstrumentId> symbols);

    static ProblemException unknown(InstrumentId symbol) {
        return new ProblemException(
                FeatureErrorCode.UNKNOWN_INSTRUMENT, "instrument '" + symbol + "' does not exist");
    }
}
