package io.credence.training.trainer.dataset;

import io.credence.feature.api.DatasetManifest;
import io.credence.platform.artifacts.ArtifactScope;
import io.credence.platform.artifacts.CorruptArtifactException;
import io.credence.platform.artifacts.Digests;
import io.credence.training.trainer.client.FeatureClient;
import io.credence.training.trainer.job.FailureReason;
import io.credence.training.trainer.job.JobFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Gets a dataset's file: from the artifact store where both see the same one, else by download.
/// Its SHA-256 is checked either way.
public final class DatasetFetch {

    private final FeatureClient features;
    private final ArtifactScope artifacts;
    private final Path workDirectory;

    public DatasetFetch(FeatureClient features, ArtifactScope artifacts, Path workDirectory) {
        this.features = features;
        this.artifacts = artifacts;
        this.workDirectory = workDirectory;
    }

    public Path fetch(DatasetManifest manifest) {
        try {
            return artifacts.exists(manifest.sha256())
                    ? artifacts.fetch(manifest.sha256())
                    : download(manifest);
        } catch (CorruptArtifactException e) {
            throw new JobFailure(FailureReason.DATASET_CORRUPT, "the stored dataset is damaged", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path download(DatasetManifest manifest) throws IOException {
        Path file = workDirectory.resolve("dataset.parquet");
        if (!Files.exists(file) || !Digests.sha256Of(file).equals(manifest.sha256())) {
            features.download(manifest.id(), file);
        }
        String sha256 = Digests.sha256Of(file);
        if (!sha256.equals(manifest.sha256())) {
            throw new JobFailure(
                    FailureReason.DATASET_CORRUPT,
                    "the downloaded dataset's SHA-256 is " + sha256 + ", not the manifest's");
        }
        return file;
    }
}
