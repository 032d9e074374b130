package io.credence.gateway.security;

import io.credence.gateway.config.GatewayConfig;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Optional;

/// Where browsers see this site: what the operator says, else what the request says.
@ApplicationScoped
class OwnOrigin {

    private final Optional<String> publicOrigin;

    @Inject
    OwnOrigin(GatewayConfig config) {
        publicOrigin = config.publicOrigin().map(URI::toString);
    }

    String of(HttpServerRequest request) {
        return publicOrigin.orElseGet(() -> request.scheme() + "://" + request.authority());
    }
}
