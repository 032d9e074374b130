package io.credence.feature.app.rest;

import io.credence.feature.app.domain.observation.StoredObservation;
import java.time.Instant;

/// `late` tells that a bar that could have known it was stored before it came.
record ObservationResponse(
        String name,
        Instant eventTime,
        Instant knownTime,
        Instant receivedTime,
        double value,
        boolean late) {

    static ObservationResponse from(StoredObservation stored) {
        return new ObservationResponse(
                stored.observation().name().key(),
                Times.instant(stored.observation().eventMs()),
                Times.instant(stored.observation().knownMs()),
                Times.instant(stored.receivedMs()),
                stored.observation().value(),
                stored.isLate());
    }
}
