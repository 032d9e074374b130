package io.credence.prediction.app.client;

import io.credence.platform.api.PlatformErrorCode;
import io.credence.platform.api.ProblemException;
import io.credence.platform.api.TenantId;
import io.credence.platform.service.tenant.TenantScope;
import io.credence.platform.service.upstream.Upstream;
import io.credence.prediction.app.client.FeatureSetRestClient.FeatureSetState;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/// What feature-service does with a tenant's feature sets.
@ApplicationScoped
public class FeatureSetClient {

    private static final String SERVICE = "feature-service";

    private final FeatureSetRestClient rest;

    FeatureSetClient(@RestClient FeatureSetRestClient rest) {
        this.rest = rest;
    }

    /// How a set stands.
    ///
    /// @param live whether its rows come as bars close
    /// @param hash of how its features are computed; null when nobody says
    public record State(boolean live, @Nullable String hash) {}

    /// Asks with this service's own token. A set that is not there has no rows.
    ///
    /// @throws ProblemException when feature-service cannot say
    public State state(TenantId tenant, String name) {
        return TenantScope.call(
                tenant,
                () -> {
                    try {
                        return Upstream.call(
                                SERVICE,
                                PlatformErrorCode.RESOURCE_DOES_NOT_EXIST,
                                () -> {
                                    FeatureSetState set = rest.get(name);
                                    return new State(set.live(), set.hash());
                                });
                    } catch (ProblemException e) {
                        if (e.code() == PlatformErrorCode.RESOURCE_DOES_NOT_EXIST) {
                            return new State(false, null);
                        }
                        throw e;
                    }
                });
    }
}
