package io.credence.platform.service.tenant;

import io.credence.platform.api.PlatformErrorCode;
import io.credence.platform.api.ProblemException;
import io.credence.platform.api.TenantId;
import io.quarkus.arc.Unremovable;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The tenant and the user of the current request: from the verified token, or, outside a request,
/// from the [TenantScope] that runs.
@RequestScoped
@Unremovable
public class TenantContext {

    private final SecurityIdentity identity;
    private @Nullable TenantId assignedTenant;
    private @Nullable String assignedUser;
    private boolean system;

    @Inject
    TenantContext(SecurityIdentity identity) {
        this.identity = identity;
    }

    /// The tenant; 403 if the token names none.
    public TenantId tenant() {
        return find().orElseThrow(() ->
                new ProblemException(
                        PlatformErrorCode.PERMISSION_DENIED, "the token names no tenant"));
    }

    public Optional<TenantId> find() {
        if (assignedTenant != null) {
            return Optional.of(assignedTenant);
        }
        return system ? Optional.empty() : TenantClaim.of(identity);
    }

    /// The name in the token, or of the background work.
    public String user() {
        if (assignedUser != null) {
            return assignedUser;
        }
        return identity.isAnonymous() ? "anonymous" : identity.getPrincipal().getName();
    }

    /// Whether this is work in a scope, not a caller's request.
    public boolean isBackground() {
        return assignedUser != null;
    }

    boolean isSystem() {
        return system;
    }

    void assign(TenantId tenant, String user) {
        assignedTenant = tenant;
        assignedUser = user;
    }

    void assignSystem() {
        system = true;
        assignedUser = "system";
    }
}
