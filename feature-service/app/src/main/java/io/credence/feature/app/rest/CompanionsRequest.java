package io.credence.feature.app.rest;

import io.credence.feature.api.InstrumentId;
import io.credence.feature.app.domain.instrument.Instruments;
import io.credence.feature.kernels.inputs.InputName;
import io.credence.platform.api.ProblemException;
import io.credence.platform.service.request.RequestValues;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Symbols by the names that they have beside the instrument: btc, venue, leg1, leg2, peer1 to
/// peer8, perp, mark, index. A name that is left out has no companion.
record CompanionsRequest(@Nullable Map<String, @Nullable String> companions) {

    Map<InputName, InstrumentId> toDomain(InstrumentId instrument, Instruments instruments) {
        Map<InputName, InstrumentId> byName = new EnumMap<>(InputName.class);
        RequestValues.required("companions", companions)
                .forEach((word, symbol) -> {
                    String field = "companions." + word;
                    InputName name =
                            InputName.of(word + CompanionsResponse.CLOSE)
                                    .orElseThrow(() -> unknown(field));
                    byName.put(name, companion(field, symbol, instrument, instruments));
                });
        return byName;
    }

    private static ProblemException unknown(String field) {
        return ProblemException.invalid(
                field, "must be btc, venue, leg1, leg2, peer1 to peer8, perp, mark or index");
    }

    private static InstrumentId companion(
            String field,
            @Nullable String symbol,
            InstrumentId instrument,
            Instruments instruments) {
        String text = RequestValues.required(field, symbol);
        InstrumentId companion = RequestValues.valid(field, () -> new InstrumentId(text));
        if (companion.equals(instrument)) {
            throw ProblemException.invalid(field, "must be another instrument");
        }
        if (instruments.find(companion).isEmpty()) {
            throw ProblemException.invalid(field, "is not known: '" + text + "'; create it first");
        }
        return companion;
    }
}
