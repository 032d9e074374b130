package io.credence.training.app.launch;

import io.credence.training.app.domain.JobLauncher;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Ready means: a run that comes now could be launched.
@Readiness
@ApplicationScoped
class LauncherReadiness implements HealthCheck {

    private final JobLauncher launcher;

    LauncherReadiness(JobLauncher launcher) {
        this.launcher = launcher;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("trainer").status(launcher.ready()).build();
    }
}
