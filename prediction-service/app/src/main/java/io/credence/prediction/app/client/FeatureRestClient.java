package io.credence.prediction.app.client;

import io.credence.platform.service.json.OthersJson;
import io.credence.platform.service.security.CallerToken;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

@RegisterRestClient(configKey = "features")
@RegisterProvider(CallerToken.class)
@RegisterProvider(OthersJson.class)
@Path("/api/v1/instruments/{symbol}/features")
interface FeatureRestClient {

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
