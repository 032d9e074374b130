package io.credence.platform.service.security;

import io.credence.platform.service.tenant.TenantClaim;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Every log line of a request names its tenant.
@Singleton
public class TenantLog {

    private final SecurityIdentity identity;

    @Inject
    TenantLog(SecurityIdentity identity) {
        this.identity = identity;
    }

    @ServerRequestFilter
    public void label() {
        TenantClaim.of(identity).ifPresent(tenant -> MDC.put("tenant", tenant.value()));
    }
}
