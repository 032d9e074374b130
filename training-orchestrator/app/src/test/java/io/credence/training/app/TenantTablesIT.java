package io.credence.training.app;

import io.credence.platform.testkit.contract.TenantTables;
import io.credence.platform.testkit.contract.TestedApi;
import io.credence.platform.testkit.quarkus.KafkaResource;
import io.credence.platform.testkit.quarkus.OidcResource;
import io.credence.platform.testkit.quarkus.PostgresResource;
import io.credence.training.app.fake.FakeTrainerResource;
import io.credence.training.app.fake.FeatureServiceResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(OidcResource.class)
@QuarkusTestResource(FakeTrainerResource.class)
@QuarkusTestResource(FeatureServiceResource.class)
class TenantTablesIT extends TenantTables {

    @Inject TestedTraining training;

    TenantTablesIT() {
        super("training_run", "training_attempt", "training_schedule");
    }

    @Override
    protected TestedApi tested() {
        return training;
    }

    @AfterEach
    void freeTheSlot() throws InterruptedException {
        OrchestratorSetup.ALPHA.endAll();
        OrchestratorSetup.BETA.endAll();
    }
}
