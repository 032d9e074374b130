package io.credence.registry.app.rest;

import io.credence.platform.api.MachineClient;
import io.credence.platform.api.Role;
import io.credence.platform.service.security.ClientClaim;
import io.credence.platform.service.tenant.TenantContext;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;

/// Who brings models: researchers, and of a tenant's machines the trainer only. Serving and trading
/// machines read what is here and add nothing to it.
@ApplicationScoped
class Publishing {

    private final SecurityIdentity identity;
    private final TenantContext caller;

    Publishing(SecurityIdentity identity, TenantContext caller) {
        this.identity = identity;
        this.caller = caller;
    }

    void require() {
        if (!identity.hasRole(Role.Claim.RESEARCHER)) {
            ClientClaim.require(identity, MachineClient.trainer(caller.tenant()));
        }
    }
}
