package io.credence.gateway.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;

/// Where the services are; base URLs without a path.
@ConfigMapping(prefix = "credence.upstream")
public interface UpstreamConfig {

    @WithDefault("http://localhost:8082")
    URI feature();

    @WithDefault("http://localhost:8083")
    URI registry();

    @WithDefault("http://localhost:8084")
    URI training();

    @WithDefault("http://localhost:8085")
    URI prediction();

    @WithDefault("http://localhost:8086")
    URI strategy();
}
