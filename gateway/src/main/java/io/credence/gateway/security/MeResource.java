package io.credence.gateway.security;

import io.credence.platform.api.Role;
import io.credence.platform.service.tenant.TenantContext;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Who the caller is, as the services will see it.
@Path("/api/v1/me")
@Authenticated
@Tag(name = "me", description = "Who the caller is, and what happens in the tenant.")
@Produces(MediaType.APPLICATION_JSON)
public class MeResource {

    private final TenantContext tenant;
    private final SecurityIdentity identity;

    @Inject
    MeResource(TenantContext tenant, SecurityIdentity identity) {
        this.tenant = tenant;
        this.identity = identity;
    }

    @GET
    @Operation(operationId = "getMe", summary = "Read who the caller is")
    @APIResponse(responseCode = "200", description = "User, tenant and roles of the token.")
    @APIResponse(responseCode = "401", description = "UNAUTHENTICATED")
    public MeResponse me() {
        return new MeResponse(tenant.user(), tenant.tenant().value(), roles());
    }

    // The identity provider has roles of its own, which mean nothing here.
    private List<String> roles() {
        return Arrays.stream(Role.values())
                .map(Role::claim)
                .filter(identity.getRoles()::contains)
                .toList();
    }

    @Schema(name = "Me")
    public record MeResponse(String user, String tenant, List<String> roles) {}
}
