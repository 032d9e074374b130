package io.credence.prediction.app.client;

import io.credence.platform.service.json.OthersJson;
import io.credence.platform.service.security.CallerToken;
import io.credence.platform.service.upstream.Upstream;
import io.quarkus.rest.client.reactive.ClientExceptionMapper;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

@RegisterRestClient(configKey = "features")
@RegisterProvider(CallerToken.class)
@RegisterProvider(OthersJson.class)
@Path("/api/v1/instruments/{symbol}/features")
interface FeatureRestClient {

    @ClientExceptionMapper
    static @Nullable RuntimeException failure(Response response) {
        return Upstream.failure(response);
    }

    @GET
    FeatureRows range(
            @PathParam("symbol") String symbol,
            @QueryParam("interval") String interval,
            @QueryParam("feature_set") String featureSet,
            @QueryParam("from_ms") long fromMs,
            @QueryParam("to_ms") long toMs);

    @GET
    @Path("/latest")
    FeatureRows latest(
            @PathParam("symbol") String symbol,
            @QueryParam("interval") String interval,
            @QueryParam("feature_set") String featureSet,
            @QueryParam("count") int count);
}
