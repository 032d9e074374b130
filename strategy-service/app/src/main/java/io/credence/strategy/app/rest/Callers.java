package io.credence.strategy.app.rest;

import io.credence.platform.api.Role;
import io.credence.platform.service.tenant.TenantContext;
import io.credence.strategy.app.domain.Caller;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;

@Singleton
class Callers {

    private final SecurityIdentity identity;
    private final TenantContext context;

    Callers(SecurityIdentity identity, TenantContext context) {
        this.identity = identity;
        this.context = context;
    }

    Caller current() {
        return new Caller(
                context.user(),
                identity.hasRole(Role.Claim.TRADER),
                identity.hasRole(Role.Claim.RISK_OFFICER));
    }
}
