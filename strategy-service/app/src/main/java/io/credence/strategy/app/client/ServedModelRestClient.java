package io.credence.strategy.app.client;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.credence.platform.service.json.OthersJson;
import io.credence.platform.service.security.CallerToken;
import io.credence.platform.service.upstream.Upstream;
import io.quarkus.rest.client.reactive.ClientExceptionMapper;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

@RegisterRestClient(configKey = "served-models")
@RegisterProvider(CallerToken.class)
@RegisterProvider(OthersJson.class)
@Path("/api/v1/served-models")
interface ServedModelRestClient {

    @GET
    Served list();

    @ClientExceptionMapper
    static @Nullable RuntimeException failure(Response response) {
        return Upstream.failure(response);
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Served(List<Item> items) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Item(
            String model,
            String alias,
            @Nullable String featureSet,
            @Nullable Boolean featureSetLive,
            @Nullable Boolean featureSetChanged) {}
}
