package io.credence.strategy.app.client;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.credence.platform.service.json.OthersJson;
import io.credence.platform.service.security.CallerToken;
import io.credence.platform.service.upstream.Upstream;
import io.quarkus.rest.client.reactive.ClientExceptionMapper;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

@RegisterRestClient(configKey = "feature-service")
@RegisterProvider(CallerToken.class)
@RegisterProvider(OthersJson.class)
@Path("/api/v1/instruments/{symbol}")
interface FeatureRestClient {

    @GET
    Instrument instrument(@PathParam("symbol") String symbol);

    @GET
    @Path("/bars")
    Bars bars(
            @PathParam("symbol") String symbol,
            @QueryParam("interval") String interval,
            @QueryParam("from_ms") long fromMs,
            @QueryParam("to_ms") long toMs,
            @QueryParam("limit") int limit);

    @ClientExceptionMapper
    static @Nullable RuntimeException failure(Response response) {
        return Upstream.failure(response);
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Instrument(String symbol) {}

    /// Bars in columns, ascending; a page of them.
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Bars(
            List<Long> openTimeMs,
            List<Double> open,
            List<Double> high,
            List<Double> low,
            List<Double> close) {}
}
