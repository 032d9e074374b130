package io.credence.gateway.contract;

import io.credence.platform.testkit.contract.AccessMatrix;
import io.credence.platform.testkit.contract.TestedApi;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;

@QuarkusTest
@TestProfile(UnlimitedBehindTls.class)
class AccessMatrixIT extends AccessMatrix {

    @Inject TestedGateway gateway;

    @Override
    protected TestedApi tested() {
        return gateway;
    }
}
