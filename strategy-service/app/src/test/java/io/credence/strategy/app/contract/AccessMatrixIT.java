package io.credence.strategy.app.contract;

import io.credence.platform.testkit.contract.AccessMatrix;
import io.credence.platform.testkit.contract.TestedApi;
import io.credence.platform.testkit.quarkus.KafkaResource;
import io.credence.platform.testkit.quarkus.OidcResource;
import io.credence.platform.testkit.quarkus.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(OidcResource.class)
class AccessMatrixIT extends AccessMatrix {

    @Inject TestedStrategies strategies;

    @Override
    protected TestedApi tested() {
        return strategies;
    }
}
