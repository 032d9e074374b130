package io.credence.platform.service.tenant;

import io.credence.platform.api.TenantId;
import io.quarkus.security.identity.SecurityIdentity;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/// The `tenant` claim of a verified token.
public final class TenantClaim {

    private static final String NAME = "tenant";

    private TenantClaim() {}

    /// Empty if there is no token, no claim, or one that is no tenant name.
    public static Optional<TenantId> of(SecurityIdentity identity) {
        if (!(identity.getPrincipal() instanceof JsonWebToken token)) {
            return Optional.empty();
        }
        if (!(token.getClaim(NAME) instanceof String value)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new TenantId(value));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
