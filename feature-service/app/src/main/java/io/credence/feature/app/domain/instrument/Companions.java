package io.credence.feature.app.domain.instrument;

import io.credence.feature.api.InstrumentId;
import io.credence.feature.kernels.inputs.InputName;
import java.util.Map;

/// Which other instruments of the current tenant give the closes beside an instrument's bars.
public interface Companions {

    /// The companions as they are.
    ///
    /// @param version counts their changes
    record Chosen(long version, Map<InputName, InstrumentId> byName) {

        public Chosen {
            byName = Map.copyOf(byName);
        }
    }

    Chosen of(InstrumentId instrument);

    /// Replaces them all, inside the caller's transaction, which holds the instrument's lock. All
    /// that is stored of the instrument counts as changed.
    void replace(InstrumentId instrument, Map<InputName, InstrumentId> companions);
}
