package io.credence.feature.app.domain.observation;

import io.credence.feature.api.InstrumentId;
import io.credence.feature.app.domain.count.StoredCounts;
import io.credence.feature.app.domain.instrument.Instruments;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;

/// Takes observations: all of a request or nothing, and a second time without effect.
@ApplicationScoped
public class ObservationLog {

    private final Observations observations;
    private final Instruments instruments;
    private final StoredCounts counts;
    private final Clock clock;

    @Inject
    ObservationLog(
            Observations observations, Instruments instruments, StoredCounts counts, Clock clock) {
        this.observations = observations;
        this.instruments = instruments;
        this.counts = counts;
        this.clock = clock;
    }

    /// Stores what is new of them.
    ///
    /// @throws io.credence.platform.api.ProblemException when the instrument does not exist, or one
    ///   of them differs from what is stored of the same event and known time
    @Transactional
    public ObservationReport add(InstrumentId instrument, ObservationSource source) {
        instruments.lock(instrument);
        try {
            ObservationReport report = observations.add(instrument, source, clock.millis());
            counts.counter("credence.feature.observations.stored").increment(report.inserted());
            counts.counter("credence.feature.observations.late").increment(report.late());
            return report;
        } catch (IOException e) {
            throw new UncheckedIOException("observations cannot be read", e);
        }
    }
}
