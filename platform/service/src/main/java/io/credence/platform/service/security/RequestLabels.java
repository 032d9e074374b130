package io.credence.platform.service.security;

import io.credence.platform.service.log.LogKeys;
import io.credence.platform.service.tenant.TenantClaim;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.List;
import java.util.Map;
import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Every log line of a request names its tenant, and what its path is about. Nothing is taken back:
/// the labels end with the request's own context.
@Singleton
public class RequestLabels {

    private static final Map<String, String> NAMED_AFTER =
            Map.of(
                    "training-runs", LogKeys.RUN,
                    "models", LogKeys.MODEL,
                    "served-models", LogKeys.MODEL,
                    "instruments", LogKeys.INSTRUMENT);

    private final SecurityIdentity identity;

    @Inject
    RequestLabels(SecurityIdentity identity) {
        this.identity = identity;
    }

    @ServerRequestFilter
    public void label(ContainerRequestContext request) {
        TenantClaim.of(identity).ifPresent(tenant -> MDC.put(LogKeys.TENANT, tenant.value()));
        // As it came: an escape sequence in it is none of ours to undo, nor in place in a log.
        List<String> path =
                List.of(request.getUriInfo().getRequestUri().getRawPath().split("/", -1));
        for (int i = 1; i < path.size(); i++) {
            String key = NAMED_AFTER.get(path.get(i - 1));
            if (key != null && !path.get(i).isEmpty()) {
                MDC.put(key, path.get(i));
            }
        }
    }
}
