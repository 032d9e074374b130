package io.credence.training.app.launch;

import io.credence.training.api.JobSpec;
import io.credence.training.app.config.TrainingConfig;
import io.credence.training.app.domain.JobLauncher;
import io.credence.training.app.kubernetes.KubernetesJobLauncher;
import io.credence.training.app.process.ProcessJobLauncher;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The launcher that the settings name. The other one is never made.
@ApplicationScoped
class LauncherProducer {

    @Singleton
    @jakarta.enterprise.inject.Produces
    JobLauncher launcher(
            TrainingConfig config,
            Instance<ProcessJobLauncher> processes,
            Instance<KubernetesJobLauncher> kubernetes) {
        return switch (config.launcher()) {
            case PROCESS -> processes.get();
            case KUBERNETES -> kubernetes.get();
        };
    }

    @Singleton
    @jakarta.enterprise.inject.Produces
    JobSpec.Endpoints endpoints(
            @ConfigProperty(name = "credence.upstream.feature") String features,
            @ConfigProperty(name = "credence.upstream.registry") String registry,
            @ConfigProperty(name = "credence.upstream.training") String training) {
        return new JobSpec.Endpoints(features, registry, training);
    }
}
