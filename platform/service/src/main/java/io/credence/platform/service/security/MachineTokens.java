package io.credence.platform.service.security;

import io.credence.platform.api.MachineClient;
import io.credence.platform.api.PlatformErrorCode;
import io.credence.platform.api.ProblemException;
import io.credence.platform.api.TenantId;
import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// Bearer tokens of this service itself, one client per tenant, for work outside a request.
@ApplicationScoped
@Unremovable
public class MachineTokens {

    // A token must outlive the call it is fetched for.
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private final MachineConfig config;
    private final TokenEndpoint endpoint;
    private final Clock clock;
    private final Map<TenantId, TokenEndpoint.Token> cache = new ConcurrentHashMap<>();

    @Inject
    MachineTokens(MachineConfig config, TokenEndpoint endpoint, Clock clock) {
        this.config = config;
        this.endpoint = endpoint;
        this.clock = clock;
    }

    /// The tenants this service may act for.
    public Set<TenantId> tenants() {
        return config.clientSecrets().keySet().stream()
                .map(TenantId::new)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// A valid token, from the cache or the identity provider. Blocks.
    public String token(TenantId tenant) {
        return cache.compute(tenant, (key, old) -> old == null || isStale(old) ? fetch(key) : old)
                .value();
    }

    /// Forgets a token that a service refused.
    public void forget(TenantId tenant) {
        cache.remove(tenant);
    }

    private boolean isStale(TokenEndpoint.Token token) {
        return clock.instant().plus(MARGIN).isAfter(token.expiry());
    }

    private TokenEndpoint.Token fetch(TenantId tenant) {
        String secret = config.clientSecrets().get(tenant.value());
        if (secret == null) {
            throw new ProblemException(
                    PlatformErrorCode.PERMISSION_DENIED,
                    "this service may not act for tenant " + tenant);
        }
        return endpoint.fetch(new MachineClient(config.clientId(), tenant).id(), secret);
    }
}
