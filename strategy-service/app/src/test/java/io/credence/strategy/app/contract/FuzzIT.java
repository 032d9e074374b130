package io.credence.strategy.app.contract;

import io.credence.platform.testkit.contract.TestedApi;
import io.credence.platform.testkit.fuzz.FuzzedApi;
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
class FuzzIT extends FuzzedApi {

    @Inject TestedStrategies strategies;

    @Override
    protected TestedApi tested() {
        return strategies;
    }
}
