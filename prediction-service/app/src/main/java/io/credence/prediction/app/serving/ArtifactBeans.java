package io.credence.prediction.app.serving;

import io.credence.platform.artifacts.ArtifactStore;
import io.credence.platform.artifacts.FileSystemArtifactStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

@ApplicationScoped
class ArtifactBeans {

    @Produces
    @Singleton
    ArtifactStore artifactStore(@ConfigProperty(name = "credence.artifacts.root") String root) {
        return new FileSystemArtifactStore(Path.of(root));
    }
}
