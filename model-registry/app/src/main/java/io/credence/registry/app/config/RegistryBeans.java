package io.credence.registry.app.config;

import io.credence.platform.artifacts.ArtifactStore;
import io.credence.platform.artifacts.FileSystemArtifactStore;
import io.credence.registry.app.domain.GatePolicy;
import io.credence.registry.app.domain.GateThresholds;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

@ApplicationScoped
class RegistryBeans {

    @Produces
    @Singleton
    ArtifactStore artifactStore(@ConfigProperty(name = "credence.artifacts.root") Path root) {
        return new FileSystemArtifactStore(root);
    }

    @Produces
    @Singleton
    GatePolicy gatePolicy(RegistryConfig config) {
        RegistryConfig.Gates gates = config.gates();
        return new GatePolicy(
                new GateThresholds(
                        gates.maximumCalibrationError(),
                        gates.minimumRows(),
                        gates.minimumPositives(),
                        gates.suspiciousSkill()));
    }
}
