package io.credence.feature.app.config;

import io.credence.platform.artifacts.ArtifactStore;
import io.credence.platform.artifacts.FileSystemArtifactStore;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Libraries as beans.
class FeatureBeans {

    @Produces
    @Singleton
    ArtifactStore artifacts(@ConfigProperty(name = "credence.artifacts.root") Path root) {
        return new FileSystemArtifactStore(root);
    }
}
