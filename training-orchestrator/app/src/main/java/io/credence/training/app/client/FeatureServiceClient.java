package io.credence.training.app.client;

import io.credence.feature.api.DatasetManifest;
import io.credence.feature.api.DatasetSpec;
import io.credence.platform.service.json.OthersJson;
import io.credence.platform.service.security.CallerToken;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

@RegisterRestClient(configKey = "feature-service")
@RegisterProvider(CallerToken.class)
@RegisterProvider(OthersJson.class)
interface FeatureServiceClient {

    @POST
    @Path("/api/v1/datasets")
    DatasetManifest snapshot(DatasetSpec spec);
}
