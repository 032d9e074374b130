package io.credence.prediction.app.client;

import io.credence.platform.api.PlatformErrorCode;
import io.credence.platform.service.upstream.Upstream;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/// The past of a model's input, from feature-service.
@ApplicationScoped
public class FeatureClient {

    private static final String SERVICE = "feature-service";

    private final FeatureRestClient rest;

    FeatureClient(@RestClient FeatureRestClient rest) {
        this.rest = rest;
    }

    /// Rows with `fromMs <= openTimeMs < toMs`.
    public FeatureRows range(FeatureQuery query, long fromMs, long toMs) {
        return Upstream.call(
                SERVICE,
                PlatformErrorCode.RESOURCE_DOES_NOT_EXIST,
                () ->
                        rest.range(
                                query.instrument(),
                                query.interval(),
                                query.featureSet(),
                                fromMs,
                                toMs));
    }

    /// The newest rows.
    public FeatureRows latest(FeatureQuery query, int count) {
        return Upstream.call(
                SERVICE,
                PlatformErrorCode.RESOURCE_DOES_NOT_EXIST,
                () -> rest.latest(query.instrument(), query.interval(), query.featureSet(), count));
    }
}
