package io.credence.gateway.routes;

import io.credence.platform.api.PlatformErrorCode;
import io.credence.platform.api.ProblemException;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Objects;

/// Every public path of the API, in one handler.
@ApplicationScoped
class ProxyRoutes {

    private static final int AFTER_LIMITS = -20;

    private final UpstreamProxy proxy;

    @Inject
    ProxyRoutes(UpstreamProxy proxy) {
        this.proxy = proxy;
    }

    void register(@Observes Router router) {
        for (String path : new String[] {"/api", "/api/*", "/v2", "/v2/*", "/feast", "/feast/*"}) {
            router.route(path).order(AFTER_LIMITS).handler(this::route);
        }
    }

    private void route(RoutingContext request) {
        // Vert.x has no path for a request line that is none.
        String sent = Objects.requireNonNullElse(request.request().path(), "");
        String path = PublicPath.check(sent, request.normalizedPath());
        switch (RouteTable.of(path)) {
            case Destination.Forward(Service service) -> proxy.forward(request, service);
            case Destination.Here() -> request.next();
            case Destination.Nowhere() -> request.fail(unknown(path));
        }
    }

    private static ProblemException unknown(String path) {
        return new ProblemException(
                PlatformErrorCode.RESOURCE_DOES_NOT_EXIST, "there is no path " + path);
    }
}
