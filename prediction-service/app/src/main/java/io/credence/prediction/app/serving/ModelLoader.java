package io.credence.prediction.app.serving;

import io.credence.platform.artifacts.Archives;
import io.credence.platform.artifacts.ArtifactStore;
import io.credence.prediction.app.config.PredictionConfig;
import io.credence.prediction.inference.model.LoadedModel;
import io.credence.prediction.inference.model.ModelKey;
import io.credence.prediction.inference.model.UnsafeModelException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipException;

/// Makes a warm model of a stored artifact.
@ApplicationScoped
class ModelLoader {

    private static final String PREFIX = "credence-model-";

    private final ArtifactStore store;
    private final PredictionConfig.Batching batching;
    private final Optional<Path> cacheDirectory;

    ModelLoader(ArtifactStore store, PredictionConfig config) {
        this.store = store;
        this.batching = config.batching();
        this.cacheDirectory = config.cacheDirectory();
    }

    /// Fetches, unpacks, judges, loads and warms.
    ///
    /// @throws UnsafeModelException when the artifact can never be served
    /// @throws IOException when it could not be read now
    LoadedModel load(ModelKey key, String sha256) throws IOException {
        Path artifact = store.scope(key.tenant()).fetch(sha256);
        // TensorFlow reads everything while loading, so nothing of it has to stay on the disk.
        Path workspace = workspace();
        try {
            Path directory = workspace.resolve("model");
            unpack(artifact, directory);
            LoadedModel model = LoadedModel.load(key, directory);
            warmUp(model);
            return model;
        } finally {
            delete(workspace);
        }
    }

    private Path workspace() throws IOException {
        if (cacheDirectory.isEmpty()) {
            return Files.createTempDirectory(PREFIX);
        }
        return Files.createTempDirectory(Files.createDirectories(cacheDirectory.get()), PREFIX);
    }

    private void warmUp(LoadedModel model) {
        int largest = batching.maxRows();
        try {
            model.warmUp(IntStream.of(1, 2, 8, 32, largest).filter(n -> n <= largest).toArray());
        } catch (RuntimeException e) {
            model.retire();
            throw new UnsafeModelException("it fails on zeros: " + e.getMessage(), e);
        }
    }

    private static void unpack(Path artifact, Path directory) throws IOException {
        try {
            Archives.unzip(artifact, directory);
        } catch (ZipException e) {
            throw new UnsafeModelException(
                    "the artifact is not a usable zip: " + e.getMessage(), e);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        }
    }
}
