package io.credence.platform.service.tenant;

import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import io.quarkus.hibernate.orm.runtime.tenant.TenantResolver;
import jakarta.enterprise.context.ApplicationScoped;

/// Hibernate's discriminator: every query on an entity with `@TenantId` is narrowed to the tenant.
@PersistenceUnitExtension
@ApplicationScoped
@IfBuildProperty(name = "credence.database", stringValue = "true")
class HibernateTenantResolver implements TenantResolver {

    // No tenant may have this name, so the root cannot be reached by a token.
    private static final String ROOT = "*";

    @Override
    public String getDefaultTenantId() {
        return "";
    }

    @Override
    public String resolveTenantId() {
        CurrentTenant current = CurrentTenant.get();
        return current.equals(CurrentTenant.SYSTEM) ? ROOT : current.tenant();
    }

    @Override
    public boolean isRoot(String tenantId) {
        return ROOT.equals(tenantId);
    }
}
