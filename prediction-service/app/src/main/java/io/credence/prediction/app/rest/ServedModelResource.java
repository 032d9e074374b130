package io.credence.prediction.app.rest;

import io.credence.platform.api.Role;
import io.credence.platform.service.tenant.TenantContext;
import io.credence.prediction.app.serving.ServingBoard;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

@Path("/api/v1/served-models")
@RolesAllowed({
    Role.Claim.VIEWER,
    Role.Claim.RESEARCHER,
    Role.Claim.TRADER,
    Role.Claim.RISK_OFFICER,
    Role.Claim.OPERATOR,
    Role.Claim.SERVICE
})
@RunOnVirtualThread
public class ServedModelResource {

    private final ServingBoard board;
    private final TenantContext tenant;

    ServedModelResource(ServingBoard board, TenantContext tenant) {
        this.board = board;
        this.tenant = tenant;
    }

    @GET
    public ServedModelPage list() {
        return new ServedModelPage(
                board.of(tenant.tenant()).stream().map(ServedModelResponse::from).toList(), null);
    }
}
