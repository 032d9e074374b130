package io.credence.feature.app.domain.instrument;

import io.credence.feature.api.InstrumentId;
import io.credence.feature.kernels.inputs.InputName;
import io.credence.platform.api.PlatformErrorCode;
import io.credence.platform.api.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.function.LongPredicate;

/// Changes the companions of an instrument.
@ApplicationScoped
public class CompanionChoice {

    private final Companions companions;
    private final Instruments instruments;

    @Inject
    CompanionChoice(Companions companions, Instruments instruments) {
        this.companions = companions;
        this.instruments = instruments;
    }

    /// The same ones again change nothing.
    @Transactional
    public Companions.Chosen change(
            InstrumentId instrument,
            Map<InputName, InstrumentId> byName,
            LongPredicate isExpected) {
        instruments.lock(instrument);
        Companions.Chosen before = companions.of(instrument);
        if (!isExpected.test(before.version())) {
            throw new ProblemException(
                    PlatformErrorCode.PRECONDITION_FAILED,
                    "the companions of " + instrument + " were changed since; read them again");
        }
        if (!before.byName().equals(byName)) {
            companions.replace(instrument, byName);
        }
        return companions.of(instrument);
    }
}
