package io.credence.feature.app;

import io.credence.platform.testkit.contract.TestedApi;
import io.credence.platform.testkit.fuzz.FuzzedApi;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;

@QuarkusTest
@Servers
class FuzzIT extends FuzzedApi {

    @Inject TestedFeatures features;

    @Override
    protected TestedApi tested() {
        return features;
    }
}
