package io.credence.prediction.app.client;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.credence.platform.service.json.OthersJson;
import io.credence.platform.service.security.CallerToken;
import io.credence.platform.service.upstream.Upstream;
import io.credence.registry.api.ServedAlias;
import io.quarkus.rest.client.reactive.ClientExceptionMapper;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

@RegisterRestClient(configKey = "registry")
@RegisterProvider(CallerToken.class)
@RegisterProvider(OthersJson.class)
@Path("/api/v1")
interface RegistryRestClient {

    @ClientExceptionMapper
    static @Nullable RuntimeException failure(Response response) {
        return Upstream.failure(response);
    }

    @GET
    @Path("/served-aliases")
    Aliases servedAliases(@QueryParam("page_token") @Nullable String pageToken);

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Aliases(List<ServedAlias> items, @Nullable String nextPageToken) {}
}
