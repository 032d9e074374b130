package io.credence.platform.service.tenant;

import io.quarkus.arc.Arc;
import io.quarkus.arc.ArcContainer;

/// What the database is told. No tenant is the empty string, which owns no rows: without a scope
/// nothing is found and nothing can be written.
record CurrentTenant(String tenant, String scope) {

    static final CurrentTenant NONE = new CurrentTenant("", "");
    static final CurrentTenant SYSTEM = new CurrentTenant("", "system");

    static CurrentTenant get() {
        ArcContainer container = Arc.container();
        if (container == null || !container.requestContext().isActive()) {
            return NONE;
        }
        TenantContext context = container.select(TenantContext.class).get();
        if (context.isSystem()) {
            return SYSTEM;
        }
        return context.find().map(id -> new CurrentTenant(id.value(), "")).orElse(NONE);
    }
}
