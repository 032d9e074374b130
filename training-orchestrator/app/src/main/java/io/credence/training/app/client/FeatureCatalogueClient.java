package io.credence.training.app.client;

import io.credence.platform.service.json.OthersJson;
import io.credence.platform.service.security.CallerToken;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/// Short questions of a request that somebody waits for.
@RegisterRestClient(configKey = "feature-catalogue")
@RegisterProvider(CallerToken.class)
@RegisterProvider(OthersJson.class)
interface FeatureCatalogueClient {

    /// An instrument, as far as it matters here: it exists.
    record KnownInstrument(String symbol) {}

    /// A feature set, as far as it matters here.
    record KnownSet(String name) {}

    @GET
    @Path("/api/v1/instruments/{symbol}")
    KnownInstrument instrument(@PathParam("symbol") String symbol);

    @GET
    @Path("/api/v1/feature-sets/{name}")
    KnownSet featureSet(@PathParam("name") String name);
}
