package io.credence.feature.app.domain.tape;

import io.credence.feature.api.TapeFellSilent;

/// Takes what is to be told on the tape's topic when the running transaction commits.
public interface TapeEventSink {

    void publish(TapeFellSilent event);
}
