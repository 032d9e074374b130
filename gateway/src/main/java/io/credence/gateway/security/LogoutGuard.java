package io.credence.gateway.security;

import io.credence.gateway.GatewayErrorCode;
import io.credence.platform.api.ProblemException;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/// The identity provider's logout is a GET, to which a browser adds the session cookie also when
/// another site links or redirects there. It must come from our own page or the address bar:
/// browsers say so in a header that no page can forge, old ones by the page they come from.
@ApplicationScoped
class LogoutGuard {

    // The logout happens inside the authentication, whose filter has the priority 200.
    private static final int BEFORE_AUTHENTICATION = 900;
    // quarkus.oidc.dashboard.logout.path
    private static final String PATH = "/logout";
    private static final String SITE = "Sec-Fetch-Site";

    private final OwnOrigin own;

    @Inject
    LogoutGuard(OwnOrigin own) {
        this.own = own;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, BEFORE_AUTHENTICATION);
    }

    private void check(RoutingContext request) {
        if (request.normalizedPath().equals(PATH) && !isOwn(request.request())) {
            request.fail(
                    new ProblemException(
                            GatewayErrorCode.CROSS_SITE_REQUEST,
                            "another site may not log you out; do it from the dashboard"));
        } else {
            request.next();
        }
    }

    private boolean isOwn(HttpServerRequest request) {
        String site = request.getHeader(SITE);
        if (site != null) {
            return site.equals("same-origin") || site.equals("none");
        }
        String page = request.getHeader(HttpHeaders.REFERER);
        return page != null && page.startsWith(own.of(request) + "/");
    }
}
