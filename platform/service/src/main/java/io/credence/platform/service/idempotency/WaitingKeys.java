package io.credence.platform.service.idempotency;

import io.credence.platform.api.TenantId;
import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The keys whose requests wait in this process, outside of transactions and so without the lock in
/// the database. Two processes may each let one wait; one of them writes.
@ApplicationScoped
@IfBuildProperty(name = "credence.database", stringValue = "true")
class WaitingKeys {

    private final Set<Owned> waiting = ConcurrentHashMap.newKeySet();

    private record Owned(TenantId tenant, String key) {}

    /// Takes the key until it is released; 409 while another request of this process holds it.
    void take(TenantId tenant, String key) {
        if (!waiting.add(new Owned(tenant, key))) {
            throw IdempotencyKeys.inFlight();
        }
    }

    void release(TenantId tenant, String key) {
        waiting.remove(new Owned(tenant, key));
    }
}
