package io.credence.platform.service.idempotency;

import io.credence.platform.service.tenant.SystemScope;
import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Keys are remembered for some days, not for ever.
@ApplicationScoped
@IfBuildProperty(name = "credence.database", stringValue = "true")
class IdempotencyCleanup {

    private final IdempotencyKeys keys;
    private final Clock clock;
    private final Duration retention;

    @Inject
    IdempotencyCleanup(
            IdempotencyKeys keys,
            Clock clock,
            @ConfigProperty(name = "credence.idempotency.retention") Duration retention) {
        this.keys = keys;
        this.clock = clock;
        this.retention = retention;
    }

    @Scheduled(every = "1h", delayed = "10m")
    void forgetOldKeys() {
        SystemScope.call(() ->
                QuarkusTransaction.requiringNew()
                        .call(() -> keys.deleteBefore(clock.instant().minus(retention))));
    }
}
