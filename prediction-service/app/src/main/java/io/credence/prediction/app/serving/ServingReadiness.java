package io.credence.prediction.app.serving;

import io.credence.platform.service.security.MachineTokens;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/// Ready once every tenant's champions are warm, or can never be: a tenant that registers a broken
/// model must not take the service from the others. Not ready again while draining.
@ApplicationScoped
public class ServingReadiness {

    private final ModelSync sync;
    private final MachineTokens tokens;
    private volatile boolean started;
    private volatile boolean draining;

    ServingReadiness(ModelSync sync, MachineTokens tokens) {
        this.sync = sync;
        this.tokens = tokens;
    }

    void start(@Observes StartupEvent event) {
        sync.start(tokens.tenants());
        started = true;
    }

    void drain(@Observes ShutdownDelayInitiatedEvent event) {
        draining = true;
    }

    void stop(@Observes ShutdownEvent event) {
        draining = true;
        sync.stop();
    }

    public boolean ready() {
        return started && !draining && sync.unsettled().isEmpty();
    }
}
