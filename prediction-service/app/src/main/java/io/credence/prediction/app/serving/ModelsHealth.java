package io.credence.prediction.app.serving;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// The same truth for Kubernetes as for clients of the inference protocol.
@Readiness
class ModelsHealth implements HealthCheck {

    private final ServingReadiness readiness;

    ModelsHealth(ServingReadiness readiness) {
        this.readiness = readiness;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("models").status(readiness.ready()).build();
    }
}
