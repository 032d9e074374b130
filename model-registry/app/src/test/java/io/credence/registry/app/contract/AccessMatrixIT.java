package io.credence.registry.app.contract;

import io.credence.platform.testkit.contract.AccessMatrix;
import io.credence.platform.testkit.contract.TestedApi;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;

@QuarkusTest
class AccessMatrixIT extends AccessMatrix {

    @Inject TestedRegistry registry;

    @Override
    protected TestedApi tested() {
        return registry;
    }
}
