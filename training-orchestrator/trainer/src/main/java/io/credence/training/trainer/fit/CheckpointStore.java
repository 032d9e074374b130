package io.credence.training.trainer.fit;

import io.credence.platform.artifacts.Digests;
import io.credence.training.api.TrainingSpec;
import io.credence.training.models.learner.LearnerState;
import io.credence.training.models.parameter.Weights;
import io.credence.training.trainer.job.FailureReason;
import io.credence.training.trainer.job.JobFailure;
import io.credence.training.trainer.job.JobJson;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Optional;

/// Checkpoints in a folder. `LATEST.json` is the manifest: which file, its SHA-256, the random seed
/// and the place in the data. Files are written beside, forced to disk, and renamed, so a crash at
/// any moment leaves the last checkpoint or the new one.
public final class CheckpointStore {

    private static final String LATEST = "LATEST.json";

    private final Path folder;
    private final String fingerprint;
    private final long seed;

    /// A store for one run.
    ///
    /// @param fingerprint of everything that decides the result; another one's checkpoints are
    ///   refused
    public CheckpointStore(Path folder, String fingerprint, long seed) {
        this.folder = folder;
        this.fingerprint = fingerprint;
        this.seed = seed;
    }

    /// Equal fingerprints mean equal results.
    public static String fingerprint(TrainingSpec spec, String datasetSha256) {
        return sha256((JobJson.text(spec) + datasetSha256).getBytes(StandardCharsets.UTF_8));
    }

    /// What `LATEST.json` says.
    record Manifest(
            String file, String sha256, String fingerprint, long seed, FitProgress progress) {}

    public void save(Checkpoint checkpoint) {
        try {
            Files.createDirectories(folder);
            Optional<Manifest> before = manifest();
            String name = "ckpt-" + checkpoint.state().step() + ".bin";
            byte[] content = bytes(checkpoint);
            write(folder.resolve(name), content);
            Manifest manifest =
                    new Manifest(name, sha256(content), fingerprint, seed, checkpoint.progress());
            write(folder.resolve(LATEST), JobJson.bytes(manifest));
            if (before.isPresent() && !before.get().file().equals(name)) {
                Files.deleteIfExists(folder.resolve(before.get().file()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The last complete checkpoint; empty when there is none, or when manifest or file are not
    /// what they should be: starting over gives the same result, only later.
    public Optional<Checkpoint> latest() {
        try {
            Optional<Manifest> found = manifest();
            if (found.isEmpty()) {
                return Optional.empty();
            }
            Manifest manifest = found.get();
            if (!manifest.fingerprint().equals(fingerprint)) {
                throw new JobFailure(
                        FailureReason.CHECKPOINT_OF_ANOTHER_RUN,
                        "the work directory holds a checkpoint of other settings or data");
            }
            Path file = folder.resolve(manifest.file());
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            byte[] content = Files.readAllBytes(file);
            if (!sha256(content).equals(manifest.sha256())) {
                return Optional.empty();
            }
            try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(content))) {
                LearnerState state = LearnerState.readFrom(in);
                return Optional.of(
                        new Checkpoint(manifest.progress(), state, Weights.readFrom(in)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<Manifest> manifest() throws IOException {
        Path latest = folder.resolve(LATEST);
        if (!Files.exists(latest)) {
            return Optional.empty();
        }
        byte[] content = Files.readAllBytes(latest);
        try {
            return Optional.of(JobJson.read(content, Manifest.class));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static byte[] bytes(Checkpoint checkpoint) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        checkpoint.state().writeTo(out);
        checkpoint.best().writeTo(out);
        return bytes.toByteArray();
    }

    private static String sha256(byte[] content) {
        MessageDigest digest = Digests.sha256();
        digest.update(content);
        return Digests.hex(digest);
    }

    private void write(Path target, byte[] content) throws IOException {
        // Of a name of its own: an attempt that was cut off may write here at the same time.
        Path beside = Files.createTempFile(folder, target.getFileName().toString(), ".tmp");
        try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
            ByteBuffer remaining = ByteBuffer.wrap(content);
            while (remaining.hasRemaining()) {
                channel.write(remaining);
            }
            channel.force(true);
        }
        Files.move(
                beside,
                target,
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }
}
