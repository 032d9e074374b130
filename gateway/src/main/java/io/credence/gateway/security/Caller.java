package io.credence.gateway.security;

import io.credence.platform.service.tenant.TenantClaim;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/// The verified caller of a request, for routes that are no REST resource.
///
/// @param tenant empty on public paths without a token
/// @param token the access token; empty with the tenant
/// @param byCookie whether a browser sent it by itself, which another site can make it do
public record Caller(String tenant, String token, Instant expiry, boolean byCookie) {

    public static Caller of(RoutingContext request) {
        SecurityIdentity identity = identity(request);
        if (identity == null || identity.isAnonymous()) {
            return new Caller("", "", Instant.EPOCH, false);
        }
        AccessTokenCredential credential = identity.getCredential(AccessTokenCredential.class);
        return new Caller(
                TenantClaim.of(identity).map(Object::toString).orElse(""),
                credential == null ? "" : credential.getToken(),
                expiry(identity),
                !request.request().headers().contains(HttpHeaders.AUTHORIZATION));
    }

    @Override
    public String toString() {
        return "Caller[tenant=" + tenant + ", expiry=" + expiry + "]";
    }

    public boolean isKnown() {
        return !tenant.isEmpty();
    }

    private static @Nullable SecurityIdentity identity(RoutingContext request) {
        return request.user() instanceof QuarkusHttpUser user ? user.getSecurityIdentity() : null;
    }

    private static Instant expiry(SecurityIdentity identity) {
        return identity.getPrincipal() instanceof JsonWebToken token
                ? Instant.ofEpochSecond(token.getExpirationTime())
                : Instant.EPOCH;
    }
}
