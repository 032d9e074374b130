package io.credence.platform.testkit.quarkus;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/// The identity provider of [io.credence.platform.testkit.oidc.Tokens], with machine clients of
/// this app for the tenants alpha and beta.
public class OidcResource implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        return SharedServers.issuerFor(AppProperties.get("quarkus.application.name"));
    }

    // As in PostgresResource.
    @Override
    public void stop() {}
}
