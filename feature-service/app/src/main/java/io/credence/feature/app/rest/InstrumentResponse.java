package io.credence.feature.app.rest;

import io.credence.feature.app.domain.instrument.Instrument;
import java.time.Instant;

record InstrumentResponse(String symbol, String venue, Instant createdAt) {

    static InstrumentResponse from(Instrument instrument) {
        return new InstrumentResponse(
                instrument.symbol().value(), instrument.venue(), instrument.createdAt());
    }
}
