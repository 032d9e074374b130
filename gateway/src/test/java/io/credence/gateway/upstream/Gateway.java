package io.credence.gateway.upstream;

import io.credence.platform.testkit.quarkus.KafkaResource;
import io.credence.platform.testkit.quarkus.OidcResource;
import io.quarkus.test.common.QuarkusTestResource;
import java.net.URI;
import org.eclipse.microprofile.config.ConfigProvider;

/// All tests share one gateway and one set of neighbours; Quarkus finds the resources here for
/// every class.
@QuarkusTestResource(OidcResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(UpstreamResource.class)
public final class Gateway {

    private Gateway() {}

    public static URI url() {
        int port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
        return URI.create("http://localhost:" + port);
    }
}
