package io.credence.platform.local.ci;

import java.net.URI;

/// Where the suite is, and who asks.
///
/// @param tokenUrl the identity provider's token endpoint, for the client-credentials grant
public record Access(URI gateway, URI tokenUrl, String clientId, String clientSecret) {

    /// The secret stays out of every log.
    @Override
    public String toString() {
        return "Access[gateway=%s, tokenUrl=%s, clientId=%s]"
                .formatted(gateway, tokenUrl, clientId);
    }
}
