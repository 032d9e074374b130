package io.credence.prediction.app.client;

import io.credence.platform.api.PlatformErrorCode;
import io.credence.platform.api.TenantId;
import io.credence.platform.service.tenant.TenantScope;
import io.credence.platform.service.upstream.Upstream;
import io.credence.registry.api.ServedAlias;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/// What model-registry wants to be served.
@ApplicationScoped
public class RegistryClient {

    private static final String SERVICE = "model-registry";

    private final RegistryRestClient rest;

    RegistryClient(@RestClient RegistryRestClient rest) {
        this.rest = rest;
    }

    /// All aliases of a tenant, with this service's own token.
    public List<ServedAlias> servedAliases(TenantId tenant) {
        return TenantScope.call(
                tenant,
                () -> Upstream.call(SERVICE, PlatformErrorCode.UPSTREAM_FAILED, this::allPages));
    }

    private List<ServedAlias> allPages() {
        List<ServedAlias> aliases = new ArrayList<>();
        RegistryRestClient.Aliases page = rest.servedAliases(null);
        aliases.addAll(page.items());
        while (page.nextPageToken() != null) {
            page = rest.servedAliases(page.nextPageToken());
            aliases.addAll(page.items());
        }
        return aliases;
    }
}
