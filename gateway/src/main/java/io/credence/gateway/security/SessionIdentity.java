package io.credence.gateway.security;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.IdTokenCredential;
import io.quarkus.oidc.runtime.OidcJwtCallerPrincipal;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;

/// A browser's identity is that of its access token, as a machine's is: the same tenant, roles and
/// end. The ID token only proves the login.
@ApplicationScoped
class SessionIdentity implements SecurityIdentityAugmentor {

    private final String audience;

    @Inject
    SessionIdentity(@ConfigProperty(name = "quarkus.oidc.token.audience") String audience) {
        this.audience = audience;
    }

    @Override
    public Uni<SecurityIdentity> augment(
            SecurityIdentity identity, AuthenticationRequestContext context) {
        AccessTokenCredential access = identity.getCredential(AccessTokenCredential.class);
        boolean session = identity.getCredential(IdTokenCredential.class) != null;
        if (access == null || !session) {
            return Uni.createFrom().item(identity);
        }
        return Uni.createFrom().item(() -> withAccessToken(identity, access));
    }

    // Its signature and end were verified before, since the roles come from it.
    private SecurityIdentity withAccessToken(
            SecurityIdentity identity, AccessTokenCredential access) {
        try {
            JwtClaims claims = JwtClaims.parse(payload(access.getToken()));
            if (!claims.hasAudience() || !claims.getAudience().contains(audience)) {
                throw new AuthenticationFailedException("the session's token is for others");
            }
            return QuarkusSecurityIdentity.builder(identity)
                    .setPrincipal(new OidcJwtCallerPrincipal(claims, access, "preferred_username"))
                    .build();
        } catch (InvalidJwtException | MalformedClaimException e) {
            throw new AuthenticationFailedException(e);
        }
    }

    private static String payload(String token) {
        String[] parts = token.split("\\.", 3);
        return new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
    }
}
