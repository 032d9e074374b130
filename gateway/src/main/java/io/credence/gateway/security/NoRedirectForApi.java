package io.credence.gateway.security;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import java.util.Set;

/// OIDC, but a session that has ended is a 401 on the API: a script that calls it would follow a
/// redirect to the login form and read that as the answer.
@Alternative
@Priority(1)
@ApplicationScoped
class NoRedirectForApi implements HttpAuthenticationMechanism {

    private final OidcAuthenticationMechanism oidc;

    @Inject
    NoRedirectForApi(OidcAuthenticationMechanism oidc) {
        this.oidc = oidc;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            RoutingContext request, IdentityProviderManager identityProviders) {
        return oidc.authenticate(request, identityProviders);
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        return ApiPaths.isApi(request)
                ? Uni.createFrom()
                        .item(
                                new ChallengeData(
                                        HttpResponseStatus.UNAUTHORIZED.code(),
                                        "WWW-Authenticate",
                                        "Bearer"))
                : oidc.getChallenge(request);
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return oidc.getCredentialTypes();
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext request) {
        return oidc.getCredentialTransport(request);
    }
}
