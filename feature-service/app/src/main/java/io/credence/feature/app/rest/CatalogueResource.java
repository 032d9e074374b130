package io.credence.feature.app.rest;

import io.credence.feature.kernels.catalogue.FeatureCatalogue;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/features/catalogue")
@RunOnVirtualThread
@Authenticated
@Tag(name = "Catalogue", description = "What the features mean.")
class CatalogueResource {

    @GET
    @Operation(operationId = "listCatalogue", summary = "Read what every feature means")
    public List<FeatureResponse> catalogue() {
        return FeatureCatalogue.features().stream().map(FeatureResponse::from).toList();
    }
}
