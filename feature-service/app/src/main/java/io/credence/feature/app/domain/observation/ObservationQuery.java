package io.credence.feature.app.domain.observation;

import io.credence.feature.api.InstrumentId;
import io.credence.feature.kernels.inputs.InputName;
import org.jspecify.annotations.Nullable;

/// Which observations to list: events with `fromMs <= eventMs < toMs`.
///
/// @param name null for all
/// @param asOfMs shows each event as it was known then; null shows all its corrections
public record ObservationQuery(
        InstrumentId instrument,
        @Nullable InputName name,
        long fromMs,
        long toMs,
        @Nullable Long asOfMs) {

    /// Where a list goes on: behind this one.
    public record Key(String name, long eventMs, long knownMs) {

        public static final Key BEGINNING = new Key("", Long.MIN_VALUE, Long.MIN_VALUE);

        public static Key of(Observation observation) {
            return new Key(observation.name().key(), observation.eventMs(), observation.knownMs());
        }
    }
}
