package io.credence.registry.app;

import io.credence.platform.testkit.quarkus.KafkaResource;
import io.credence.platform.testkit.quarkus.OidcResource;
import io.credence.platform.testkit.quarkus.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;

/// What every integration test of this module runs on; Quarkus finds it here for all of them.
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(OidcResource.class)
final class Servers {

    private Servers() {}
}
