package io.credence.prediction.app.rest;

import io.credence.platform.service.tenant.TenantContext;
import io.credence.prediction.app.serving.ServingBoard;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/served-models")
@Authenticated
@RunOnVirtualThread
@Tag(name = "Serving", description = "What is loaded.")
public class ServedModelResource {

    private final ServingBoard board;
    private final TenantContext tenant;

    ServedModelResource(ServingBoard board, TenantContext tenant) {
        this.board = board;
        this.tenant = tenant;
    }

    @GET
    @Operation(
            operationId = "listServedModels",
            summary = "List the aliases and what serves under each",
            description = "The version that the registry wants, and the one that answers now.")
    public ServedModelPage list() {
        return new ServedModelPage(
                board.of(tenant.tenant()).stream().map(ServedModelResponse::from).toList(), null);
    }
}
