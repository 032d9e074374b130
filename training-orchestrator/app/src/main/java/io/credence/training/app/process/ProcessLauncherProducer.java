package io.credence.training.app.process;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.credence.training.api.JobSpec;
import io.credence.training.app.config.TrainingConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The machine's launcher, from its settings.
@ApplicationScoped
class ProcessLauncherProducer {

    private static final Duration START_PATIENCE = Duration.ofSeconds(20);

    @Singleton
    @Typed(ProcessJobLauncher.class)
    @jakarta.enterprise.inject.Produces
    ProcessJobLauncher launcher(
            TrainingConfig config,
            ObjectMapper json,
            JobSpec.Endpoints endpoints,
            @ConfigProperty(name = "credence.artifacts.root") String artifacts,
            @ConfigProperty(name = "credence.oidc.issuer") String issuer,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        return new ProcessJobLauncher(
                new ProcessSettings(
                        config.node().orElseGet(ProcessLauncherProducer::hostName),
                        config.maxConcurrentJobs(),
                        Path.of(config.workDirectory()).toAbsolutePath(),
                        trainer(config),
                        config.trainerEnvironment(),
                        endpoints,
                        Path.of(artifacts).toAbsolutePath().toString(),
                        URI.create(
                                config.tokenUrl()
                                        .orElse(issuer + "/protocol/openid-connect/token")),
                        config.trainerClientSecrets(),
                        version,
                        START_PATIENCE,
                        config.jobRetention()),
                json);
    }

    private static ProcessSettings.Trainer trainer(TrainingConfig config) {
        return new ProcessSettings.Trainer(
                config.trainerJava()
                        .map(Path::of)
                        .orElseGet(() -> Path.of(System.getProperty("java.home"), "bin", "java")),
                config.trainerClasspath().orElse(""),
                config.trainerMainClass(),
                config.trainerHeap(),
                Stream.of(config.trainerFlags(), config.trainerJvmOptions().orElse(List.of()))
                        .flatMap(List::stream)
                        .toList());
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
