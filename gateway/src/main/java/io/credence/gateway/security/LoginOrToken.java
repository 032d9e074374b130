package io.credence.gateway.security;

import io.quarkus.oidc.TenantResolver;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/// Chooses how a request proves who sends it. Pages log in; the API takes a token, or the session
/// of a browser that has logged in.
@ApplicationScoped
class LoginOrToken implements TenantResolver {

    /// The OIDC configuration of the code flow; the unnamed one verifies bearer tokens.
    static final String DASHBOARD = "dashboard";

    private static final String SESSION_COOKIE = "q_session_" + DASHBOARD;
    private static final @Nullable String BEARER = null;

    @Override
    // Quarkus takes null as the unnamed configuration.
    @SuppressWarnings("NullAway")
    public String resolve(RoutingContext request) {
        if (request.request().headers().contains(HttpHeaders.AUTHORIZATION)) {
            return BEARER;
        }
        return !ApiPaths.isApi(request) || hasSession(request) ? DASHBOARD : BEARER;
    }

    // A long session is split over cookies with a suffix.
    private static boolean hasSession(RoutingContext request) {
        return request.request().cookies().stream()
                .anyMatch(cookie -> cookie.getName().startsWith(SESSION_COOKIE));
    }
}
