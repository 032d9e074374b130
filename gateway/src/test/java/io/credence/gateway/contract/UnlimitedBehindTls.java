package io.credence.gateway.contract;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/// A gateway behind a proxy that ends TLS, which lets one tenant ask as often as it likes.
public class UnlimitedBehindTls implements QuarkusTestProfile {

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(Limits.class));
    }

    /// Comes after the resource that sets the limits of all other tests.
    public static class Limits implements QuarkusTestResourceLifecycleManager {

        @Override
        public Map<String, String> start() {
            return Map.of(
                    "credence.dashboard.https", "true",
                    "credence.gateway.rate-limit.requests-per-second", "100000",
                    "credence.gateway.rate-limit.burst", "100000",
                    "credence.gateway.stream.max-clients-per-tenant", "100000");
        }

        @Override
        public int order() {
            return 1;
        }

        @Override
        public void stop() {}
    }
}
