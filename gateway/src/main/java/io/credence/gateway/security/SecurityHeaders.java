package io.credence.gateway.security;

import io.credence.gateway.config.GatewayConfig;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/// What browsers may do with our answers. Scripts and styles come from our own files only.
@ApplicationScoped
class SecurityHeaders {

    private static final int BEFORE_ALL = 1000;
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self';"
                    + " frame-ancestors 'none'";

    private final boolean publicHttps;

    @Inject
    SecurityHeaders(GatewayConfig config) {
        publicHttps =
                config.publicOrigin()
                        .filter(origin -> "https".equals(origin.getScheme()))
                        .isPresent();
    }

    void register(@Observes Filters filters) {
        filters.register(this::add, BEFORE_ALL);
    }

    void add(RoutingContext request) {
        request.addHeadersEndHandler(_ -> write(request));
        request.next();
    }

    private void write(RoutingContext request) {
        MultiMap headers = request.response().headers();
        headers.set("Content-Security-Policy", POLICY);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Referrer-Policy", "same-origin");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
        // Behind a proxy that ends TLS the request itself is plain.
        if (publicHttps || "https".equals(request.request().scheme())) {
            headers.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
        if (ApiPaths.isApi(request) && !headers.contains("Cache-Control")) {
            headers.set("Cache-Control", "no-store");
        }
    }
}
