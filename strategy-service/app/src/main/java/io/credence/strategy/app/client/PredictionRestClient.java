package io.credence.strategy.app.client;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.credence.feature.api.BarrierSpec;
import io.credence.platform.service.json.OthersJson;
import io.credence.platform.service.security.CallerToken;
import io.credence.platform.service.upstream.Upstream;
import io.quarkus.rest.client.reactive.ClientExceptionMapper;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

@RegisterRestClient(configKey = "prediction-service")
@RegisterProvider(CallerToken.class)
@RegisterProvider(OthersJson.class)
@Path("/api/v1/predictions")
interface PredictionRestClient {

    @POST
    @Path("/history")
    History history(HistoryQuery query);

    @ClientExceptionMapper
    static @Nullable RuntimeException failure(Response response) {
        return Upstream.failure(response);
    }

    /// Either alias or version.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record HistoryQuery(
            String instrument,
            String interval,
            String model,
            @Nullable String alias,
            @Nullable Integer version,
            long fromMs,
            long toMs) {}

    /// Forecasts in columns; bars without one are left out.
    @JsonIgnoreProperties(ignoreUnknown = true)
    record History(
            @Nullable Integer modelVersion,
            @Nullable BarrierSpec barrier,
            List<Long> openTimeMs,
            List<Double> probability) {}
}
