package io.credence.gateway.security;

import io.credence.gateway.GatewayErrorCode;
import io.credence.platform.api.ProblemException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Set;

/// A write that a browser authenticates by its cookie must come from the dashboard itself: with a
/// header that no form of another site can set, and from our own origin.
@ApplicationScoped
class CsrfGuard {

    private static final int AFTER_AUTHENTICATION = -40;
    private static final String HEADER = "X-Credence-Request";
    private static final Set<HttpMethod> SAFE =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final OwnOrigin own;

    @Inject
    CsrfGuard(OwnOrigin own) {
        this.own = own;
    }

    void register(@Observes Router router) {
        router.route("/api/*").order(AFTER_AUTHENTICATION).handler(this::check);
        router.route("/v2/*").order(AFTER_AUTHENTICATION).handler(this::check);
        router.route("/feast/*").order(AFTER_AUTHENTICATION).handler(this::check);
    }

    private void check(RoutingContext request) {
        boolean byCookie = Caller.of(request).byCookie();
        if (byCookie && !SAFE.contains(request.request().method()) && !isOwn(request.request())) {
            request.fail(
                    new ProblemException(
                            GatewayErrorCode.CROSS_SITE_REQUEST,
                            "a write with a session cookie needs the header "
                                    + HEADER
                                    + " and this site as its Origin; programs send a bearer"
                                    + " token instead"));
            return;
        }
        request.next();
    }

    private boolean isOwn(HttpServerRequest request) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        return request.getHeader(HEADER) != null && own.of(request).equals(origin);
    }
}
