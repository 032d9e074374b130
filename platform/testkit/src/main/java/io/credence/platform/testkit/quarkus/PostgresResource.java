package io.credence.platform.testkit.quarkus;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/// PostgreSQL with the app's database and roles (`credence.db.name` in application.properties).
public class PostgresResource implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        return SharedServers.postgresFor(AppProperties.get("credence.db.name"));
    }

    // The server ends with the JVM, so that the next test class finds it running.
    @Override
    public void stop() {}
}
