package io.credence.feature.app;

import io.credence.platform.testkit.contract.AccessMatrix;
import io.credence.platform.testkit.contract.TestedApi;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;

@QuarkusTest
@Servers
class AccessMatrixIT extends AccessMatrix {

    @Inject TestedFeatures features;

    @Override
    protected TestedApi tested() {
        return features;
    }
}
