package io.credence.platform.service.security;

import io.credence.platform.api.Role;
import io.credence.platform.service.tenant.TenantClaim;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityPolicy;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Every API path needs a verified token with a tenant and a role of ours, whatever its resource
/// says or forgets: every role may read its own tenant, and what only some may do says so itself.
/// It fails the request, where the built-in policy would answer without a body.
@ApplicationScoped
class ApiPolicy implements HttpSecurityPolicy {

    private static final List<String> ROLES =
            Arrays.stream(Role.values()).map(Role::claim).toList();

    private final List<String> closed;
    private final List<String> open;

    @Inject
    ApiPolicy(
            @ConfigProperty(name = "credence.security.closed-paths") List<String> closed,
            @ConfigProperty(name = "credence.security.open-paths") List<String> open) {
        this.closed = closed;
        this.open = open;
    }

    @Override
    public Uni<CheckResult> checkPermission(
            RoutingContext request,
            Uni<SecurityIdentity> identity,
            AuthorizationRequestContext context) {
        if (!isClosed(request.normalizedPath())) {
            return CheckResult.permit();
        }
        return identity.onItem().transformToUni(ApiPolicy::check);
    }

    private boolean isClosed(String path) {
        return closed.stream().anyMatch(prefix -> covers(prefix, path))
                && open.stream().noneMatch(pattern -> isOpen(pattern, path));
    }

    private static boolean covers(String prefix, String path) {
        return path.equals(prefix) || path.startsWith(prefix + "/");
    }

    // "/v2" opens that path alone, "/v2/health/*" all below.
    private static boolean isOpen(String pattern, String path) {
        return pattern.endsWith("/*")
                ? path.startsWith(pattern.substring(0, pattern.length() - 1))
                : path.equals(pattern);
    }

    private static Uni<CheckResult> check(SecurityIdentity identity) {
        if (identity.isAnonymous()) {
            return Uni.createFrom().failure(new UnauthorizedException());
        }
        if (TenantClaim.of(identity).isEmpty()) {
            return Uni.createFrom().failure(new ForbiddenException("the token names no tenant"));
        }
        if (ROLES.stream().noneMatch(identity::hasRole)) {
            return Uni.createFrom()
                    .failure(new ForbiddenException("the token has none of the roles " + ROLES));
        }
        return CheckResult.permit();
    }
}
