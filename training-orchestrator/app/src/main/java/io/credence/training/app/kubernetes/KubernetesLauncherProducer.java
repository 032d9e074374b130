package io.credence.training.app.kubernetes;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.credence.training.api.JobSpec;
import io.credence.training.app.config.TrainingConfig;
import io.credence.training.app.domain.RunChanged;
import io.credence.training.app.workspace.RunDirectories;
import io.fabric8.kubernetes.client.KubernetesClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The cluster's launcher, from its settings.
@ApplicationScoped
class KubernetesLauncherProducer {

    @Singleton
    @Typed(KubernetesJobLauncher.class)
    @jakarta.enterprise.inject.Produces
    KubernetesJobLauncher launcher(
            TrainingConfig config,
            KubernetesClient client,
            ObjectMapper json,
            JobSpec.Endpoints endpoints,
            Event<RunChanged> wake,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        String namespace = config.kubernetes().namespace();
        return new KubernetesJobLauncher(
                        new KubernetesSettings(
                                config.node().orElse("kubernetes/" + namespace),
                                config.kubernetes(),
                                endpoints,
                                version,
                                config.terminationGrace(),
                                config.jobRetention(),
                                new RunDirectories(
                                        Path.of(config.workDirectory()).toAbsolutePath())),
                        client,
                        json,
                        () -> wake.fire(new RunChanged()))
                .start();
    }

    void stop(@Disposes KubernetesJobLauncher launcher) {
        launcher.close();
    }
}
