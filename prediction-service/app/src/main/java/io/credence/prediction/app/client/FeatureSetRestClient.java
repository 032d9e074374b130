package io.credence.prediction.app.client;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.credence.platform.service.json.OthersJson;
import io.credence.platform.service.security.CallerToken;
import io.credence.platform.service.upstream.Upstream;
import io.quarkus.rest.client.reactive.ClientExceptionMapper;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

@RegisterRestClient(configKey = "features")
@RegisterProvider(CallerToken.class)
@RegisterProvider(OthersJson.class)
@Path("/api/v1/feature-sets/{name}")
interface FeatureSetRestClient {

    @ClientExceptionMapper
    static @Nullable RuntimeException failure(Response response) {
        return Upstream.failure(response);
    }

    @GET
    FeatureSetState get(@PathParam("name") String name);

    @JsonIgnoreProperties(ignoreUnknown = true)
    record FeatureSetState(boolean live, @Nullable String hash) {}
}
