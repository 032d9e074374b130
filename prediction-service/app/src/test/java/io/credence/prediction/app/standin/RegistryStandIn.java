package io.credence.prediction.app.standin;

import io.credence.platform.api.Page;
import io.credence.platform.api.Role;
import io.credence.platform.service.tenant.TenantContext;
import io.credence.registry.api.ServedAlias;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.ServiceUnavailableException;

@Path("/api/v1/served-aliases")
@RolesAllowed(Role.Claim.SERVICE)
@RunOnVirtualThread
public class RegistryStandIn {

    private final Upstreams upstreams;
    private final TenantContext tenant;

    RegistryStandIn(Upstreams upstreams, TenantContext tenant) {
        this.upstreams = upstreams;
        this.tenant = tenant;
    }

    @GET
    public Page<ServedAlias> aliases() {
        if (!upstreams.isRegistryUp(tenant.tenant())) {
            throw new ServiceUnavailableException();
        }
        return new Page<>(upstreams.aliases(tenant.tenant()), null);
    }
}
