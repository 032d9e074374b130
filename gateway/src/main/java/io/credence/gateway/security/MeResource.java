package io.credence.gateway.security;

import io.credence.platform.api.Role;
import io.credence.platform.service.tenant.TenantContext;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;

/// Who the caller is, as the services will see it.
@Path("/api/v1/me")
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

    public record MeResponse(String user, String tenant, List<String> roles) {}
}
