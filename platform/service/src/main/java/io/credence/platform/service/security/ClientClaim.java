package io.credence.platform.service.security;

import io.credence.platform.api.MachineClient;
import io.credence.platform.api.PlatformErrorCode;
import io.credence.platform.api.ProblemException;
import io.quarkus.security.identity.SecurityIdentity;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/// The `azp` claim of a verified token: the program it was given to. All machines of a tenant have
/// one role; where only one of them may speak, this tells which it is.
public final class ClientClaim {

    private static final String NAME = "azp";

    private ClientClaim() {}

    public static Optional<String> of(SecurityIdentity identity) {
        return identity.getPrincipal() instanceof JsonWebToken token
                        && token.getClaim(NAME) instanceof String client
                ? Optional.of(client)
                : Optional.empty();
    }

    /// 403 for the token of any other client.
    public static void require(SecurityIdentity identity, MachineClient client) {
        if (!of(identity).filter(client.id()::equals).isPresent()) {
            throw new ProblemException(
                    PlatformErrorCode.PERMISSION_DENIED, "only " + client.id() + " may do this");
        }
    }
}
