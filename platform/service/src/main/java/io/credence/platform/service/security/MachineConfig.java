package io.credence.platform.service.security;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Map;

/// The service's own clients at the identity provider.
@ConfigMapping(prefix = "credence.machine")
interface MachineConfig {

    /// Prefix of the client ids; the tenant follows after a dot.
    @WithDefault("${quarkus.application.name}")
    String clientId();

    /// One secret per tenant this service acts for.
    Map<String, String> clientSecrets();
}
