package io.credence.feature.app;

import io.credence.platform.testkit.contract.TenantTables;
import io.credence.platform.testkit.contract.TestedApi;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;

@QuarkusTest
@Servers
class TenantTablesIT extends TenantTables {

    @Inject TestedFeatures features;

    TenantTablesIT() {
        super("replay", "dataset", "series", "exchange_import", "trade_stream");
    }

    @Override
    protected TestedApi tested() {
        return features;
    }
}
