package io.credence.strategy.app.client;

import io.credence.platform.service.upstream.UpstreamUnavailable;
import io.credence.strategy.app.client.PredictionRestClient.History;
import io.credence.strategy.app.client.PredictionRestClient.HistoryQuery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/// As [PatientFeatureCalls]; a history changes nothing, so it may be asked for again.
@ApplicationScoped
class PatientPredictionCalls {

    private final PredictionRestClient rest;

    PatientPredictionCalls(@RestClient PredictionRestClient rest) {
        this.rest = rest;
    }

    @Timeout(120_000)
    @Retry(
            maxRetries = 2,
            delay = 200,
            retryOn = {UpstreamUnavailable.class, ProcessingException.class})
    @CircuitBreaker(
            requestVolumeThreshold = 10,
            delay = 5_000,
            failOn = {UpstreamUnavailable.class, ProcessingException.class})
    History history(HistoryQuery query) {
        return rest.history(query);
    }
}
