package io.credence.platform.service.security;

import io.credence.platform.service.tenant.TenantContext;
import io.quarkus.arc.Unremovable;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import org.jspecify.annotations.Nullable;

/// Puts a bearer token on calls to other services: inside a request the caller's own, so that
/// nobody gains rights on the way; outside one the machine's for the tenant of the scope. Blocks
/// while it fetches one, so call from a worker or a virtual thread.
@ApplicationScoped
@Unremovable
public class CallerToken implements ClientRequestFilter {

    private final SecurityIdentity identity;
    private final TenantContext tenant;
    private final MachineTokens machine;

    @Inject
    CallerToken(SecurityIdentity identity, TenantContext tenant, MachineTokens machine) {
        this.identity = identity;
        this.tenant = tenant;
        this.machine = machine;
    }

    @Override
    public void filter(ClientRequestContext request) {
        request.getHeaders().putSingle(HttpHeaders.AUTHORIZATION, "Bearer " + value());
    }

    /// The token itself, for clients that are not REST clients.
    public String value() {
        if (tenant.isBackground()) {
            return machine.token(tenant.tenant());
        }
        @Nullable AccessTokenCredential caller =
                identity.getCredential(AccessTokenCredential.class);
        return caller != null ? caller.getToken() : machine.token(tenant.tenant());
    }
}
