package io.credence.registry.app.contract;

import io.credence.platform.testkit.contract.TestedApi;
import io.credence.platform.testkit.fuzz.FuzzedApi;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;

@QuarkusTest
class FuzzIT extends FuzzedApi {

    @Inject TestedRegistry registry;

    @Override
    protected TestedApi tested() {
        return registry;
    }
}
