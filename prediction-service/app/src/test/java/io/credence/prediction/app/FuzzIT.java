package io.credence.prediction.app;

import io.credence.platform.testkit.contract.TestedApi;
import io.credence.platform.testkit.fuzz.FuzzedApi;
import io.credence.platform.testkit.quarkus.KafkaResource;
import io.credence.platform.testkit.quarkus.OidcResource;
import io.credence.platform.testkit.quarkus.PostgresResource;
import io.credence.prediction.app.standin.LoopbackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(OidcResource.class)
@QuarkusTestResource(LoopbackResource.class)
class FuzzIT extends FuzzedApi {

    @Inject TestedPredictions predictions;

    @Override
    protected TestedApi tested() {
        return predictions;
    }
}
