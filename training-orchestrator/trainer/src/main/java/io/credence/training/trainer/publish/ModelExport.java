package io.credence.training.trainer.publish;

import io.credence.platform.artifacts.Archives;
import io.credence.platform.artifacts.ArtifactRef;
import io.credence.platform.artifacts.ArtifactScope;
import io.credence.training.models.export.LogisticCalibration;
import io.credence.training.models.export.SavedModelWriter;
import io.credence.training.models.export.ServedModel;
import io.credence.training.models.learner.Learner;
import io.credence.training.models.learner.LearnerSpec;
import io.credence.training.trainer.calibrate.PlattScaling;
import io.credence.training.trainer.job.FailureReason;
import io.credence.training.trainer.job.JobFailure;
import io.credence.training.trainer.split.Slice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Stream;

/// Writes a SavedModel, loads it in a fresh session, compares it with the trainer's own numbers on
/// real windows, and stores it.
public final class ModelExport {

    /// Of the band that the model serves.
    public static final double CONFIDENCE = 0.95;

    // The standard normal's quantile at (1 + CONFIDENCE) / 2.
    private static final double DEVIATIONS = 1.959963984540054;
    private static final int PROOF_WINDOWS = 200;
    // Served in single precision, with steeper slopes than one where Platt's a is large.
    private static final double TOLERANCE = 1e-3;

    private final Path workDirectory;
    private final ArtifactScope artifacts;

    public ModelExport(Path workDirectory, ArtifactScope artifacts) {
        this.workDirectory = workDirectory;
        this.artifacts = artifacts;
    }

    public ArtifactRef export(LearnerSpec spec, Learner learner, PlattScaling platt, Slice proof) {
        try {
            Path folder = Files.createTempDirectory(workDirectory, "saved-model-");
            LogisticCalibration calibration =
                    new LogisticCalibration(
                            platt.a(),
                            platt.b(),
                            platt.varianceA(),
                            platt.varianceB(),
                            platt.covarianceAb(),
                            DEVIATIONS);
            SavedModelWriter.write(folder, spec, learner.weights(), calibration);
            prove(folder, spec, learner, platt, proof);
            Path zip = workDirectory.resolve("model.zip");
            Archives.zip(folder, zip);
            ArtifactRef stored = artifacts.put(zip);
            Files.delete(zip);
            deleteTree(folder);
            return stored;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void deleteTree(Path root) throws IOException {
        try (Stream<Path> tree = Files.walk(root)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static void prove(
            Path folder, LearnerSpec spec, Learner learner, PlattScaling platt, Slice proof) {
        int count = Math.min(PROOF_WINDOWS, proof.size());
        float[] windows = proof.dataset().windows(Arrays.copyOf(proof.rows(), count));
        float[] expected = learner.logits(windows);
        try (ServedModel model = ServedModel.load(folder)) {
            ServedModel.Forecast[] served =
                    model.predict(windows, count, spec.windowLength(), spec.features());
            for (int i = 0; i < count; i++) {
                double probability = platt.probability(expected[i]);
                if (!(Math.abs(served[i].logit() - expected[i]) <= TOLERANCE
                        && Math.abs(served[i].probability() - probability) <= TOLERANCE
                        && served[i].lower() <= served[i].probability()
                        && served[i].probability() <= served[i].upper())) {
                    throw new JobFailure(
                            FailureReason.EXPORT_MISMATCH,
                            "the exported model answers "
                                    + served[i]
                                    + " where the trainer has logit "
                                    + expected[i]
                                    + " and probability "
                                    + probability);
                }
            }
        }
    }
}
