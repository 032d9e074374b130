package io.credence.feature.app.domain.instrument;

import io.credence.feature.api.InstrumentId;
import io.credence.feature.kernels.inputs.InputName;
import java.util.EnumMap;
import java.util.Map;

/// The companions of one instrument.
public final class CompanionsInMemory implements Companions {

    private final Map<InputName, InstrumentId> byName = new EnumMap<>(InputName.class);

    @Override
    public Chosen of(InstrumentId instrument) {
        return new Chosen(0, byName);
    }

    @Override
    public void replace(InstrumentId instrument, Map<InputName, InstrumentId> companions) {
        byName.clear();
        byName.putAll(companions);
    }
}
