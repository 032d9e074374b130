package io.credence.strategy.app.client;

import io.credence.platform.service.upstream.UpstreamUnavailable;
import io.credence.strategy.app.client.FeatureRestClient.Bars;
import io.credence.strategy.app.client.FeatureRestClient.Instrument;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/// Waits, tries again, and stops asking a service that keeps failing.
@ApplicationScoped
class PatientFeatureCalls {

    private static final int PAGE = 10_000;

    private final FeatureRestClient rest;

    PatientFeatureCalls(@RestClient FeatureRestClient rest) {
        this.rest = rest;
    }

    @Timeout(5_000)
    @Retry(
            maxRetries = 2,
            delay = 200,
            retryOn = {UpstreamUnavailable.class, ProcessingException.class})
    @CircuitBreaker(
            requestVolumeThreshold = 10,
            delay = 5_000,
            failOn = {UpstreamUnavailable.class, ProcessingException.class})
    Instrument instrument(String symbol) {
        return rest.instrument(symbol);
    }

    @Timeout(60_000)
    @Retry(
            maxRetries = 2,
            delay = 200,
            retryOn = {UpstreamUnavailable.class, ProcessingException.class})
    @CircuitBreaker(
            requestVolumeThreshold = 10,
            delay = 5_000,
            failOn = {UpstreamUnavailable.class, ProcessingException.class})
    Bars bars(String instrument, String interval, long fromMs, long toMs) {
        return rest.bars(instrument, interval, fromMs, toMs, PAGE);
    }
}
