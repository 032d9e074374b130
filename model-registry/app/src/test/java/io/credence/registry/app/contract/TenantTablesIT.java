package io.credence.registry.app.contract;

import io.credence.platform.testkit.contract.TenantTables;
import io.credence.platform.testkit.contract.TestedApi;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;

@QuarkusTest
class TenantTablesIT extends TenantTables {

    @Inject TestedRegistry registry;

    @Override
    protected TestedApi tested() {
        return registry;
    }
}
