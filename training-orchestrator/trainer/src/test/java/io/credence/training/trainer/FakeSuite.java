package io.credence.training.trainer;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.credence.feature.api.BarrierSpec;
import io.credence.feature.api.BarrierTouch;
import io.credence.feature.api.DatasetManifest;
import io.credence.feature.api.DatasetSpec;
import io.credence.feature.api.WindowSpec;
import io.credence.platform.artifacts.Digests;
import io.credence.platform.artifacts.columnar.Column;
import io.credence.platform.artifacts.columnar.ColumnarWriter;
import io.credence.training.api.FitSpec;
import io.credence.training.api.JobSpec;
import io.credence.training.api.ResourceSpec;
import io.credence.training.api.SplitSpec;
import io.credence.training.api.TrainingSpec;
import io.credence.training.trainer.client.StubServer;
import io.credence.training.trainer.client.StubServer.Answer;
import io.credence.training.trainer.client.StubServer.Request;
import io.credence.training.trainer.job.JobJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The services around a Job, as one server that plays them all, with a small dataset whose labels
/// follow from the features.
final class FakeSuite implements AutoCloseable {

    static final int ROWS = 900;
    static final int UNLABELLED = 6;
    static final String MANIFEST_SHA256 = "c".repeat(64);
    private static final long MINUTE = 60_000;
    private static final List<String> FEATURES =
            IntStream.range(0, 12).mapToObj(i -> "f" + i).toList();

    private static final int FIRST_VERSION = 3;

    private final Map<String, Version> versions = new ConcurrentHashMap<>();
    private final Path folder;
    private final Path dataset;
    private final StubServer server;
    private final DatasetManifest manifest;

    /// What the orchestrator answers to a heartbeat, a lease, and so on; a test may change it.
    volatile Answer heartbeat = Answer.of(200, "{\"cancelRequested\":false}");

    volatile Answer lease = Answer.of(200, "{\"fencingToken\":11,\"leaseSeconds\":30}");

    /// Said in place of what the registry would say.
    volatile @Nullable Answer publication;

    /// How many requests for the lease find that another holder has it.
    final AtomicInteger leasesHeld = new AtomicInteger();

    /// Another attempt takes the lease once this one has written its model.
    volatile boolean overtakenAtTheExport;

    volatile Answer outcome = Answer.of(200, "{}");
    volatile boolean damaged;

    record Version(int number, String artifactSha256) {}

    private record Publication(String runId, String artifactSha256, JsonNode card) {}

    FakeSuite(Path folder) throws IOException {
        this.folder = folder;
        this.dataset = folder.resolve("dataset.parquet");
        writeDataset();
        this.manifest =
                new DatasetManifest(
                        "ds-1",
                        datasetSpec(),
                        FEATURES,
                        "hash",
                        1,
                        WindowSpec.DEFAULT,
                        (ROWS - 1) * MINUTE,
                        ROWS,
                        ROWS - UNLABELLED,
                        0,
                        0,
                        0,
                        (ROWS - 1) * MINUTE,
                        0,
                        0,
                        Digests.sha256Of(dataset),
                        Files.size(dataset),
                        MANIFEST_SHA256,
                        Instant.EPOCH,
                        null,
                        0L,
                        List.of());
        this.server = new StubServer(this::answer);
    }

    private static DatasetSpec datasetSpec() {
        return new DatasetSpec(
                "BTC-USD",
                "1m",
                "core-12",
                new BarrierSpec(0.008, 0.004, 4, BarrierTouch.HIGH_LOW),
                0,
                ROWS * MINUTE);
    }

    /// A job file for an attempt; attempts of a run share its work directory.
    Path job(String run, int attempt, int epochs) throws IOException {
        Path credentials = folder.resolve("credentials.json");
        Files.write(
                credentials,
                JobJson.bytes(
                        new JobSpec.Credentials(
                                server.url() + "/token", "trainer.alpha", "s3cret")));
        TrainingSpec spec =
                new TrainingSpec(
                        "m",
                        "tcn",
                        datasetSpec(),
                        WindowSpec.DEFAULT,
                        new SplitSpec(0.6, 0.2, 0.2, 8),
                        new FitSpec(epochs, 64, 1e-3, 0.3, 4, 9),
                        ResourceSpec.DEFAULT);
        Path file = folder.resolve("job-" + run + "-" + attempt + ".json");
        Files.write(
                file,
                JobJson.bytes(
                        new JobSpec(
                                run,
                                attempt,
                                "alpha",
                                spec,
                                "ds-1",
                                new JobSpec.Endpoints(server.url(), server.url(), server.url()),
                                folder.resolve("artifacts").toString(),
                                folder.resolve("work-" + run).toString(),
                                credentials.toString(),
                                "test",
                                null)));
        return file;
    }

    List<Request> requests(String suffix) {
        return server.requests().stream()
                .filter(request -> request.path().endsWith(suffix))
                .toList();
    }

    private Answer answer(Request request) {
        String path = request.path();
        if (path.equals("/token")) {
            return Answer.of(200, "{\"access_token\":\"t\",\"expires_in\":300}");
        }
        if (path.endsWith("/lease")) {
            return leasesHeld.getAndUpdate(left -> Math.max(0, left - 1)) > 0
                    ? Answer.of(409, "{\"error_code\":\"LEASE_LOST\"}")
                    : lease;
        }
        if (path.endsWith("/heartbeat")) {
            return overtakenAtTheExport && hasExported()
                    ? Answer.of(409, "{\"error_code\":\"LEASE_LOST\"}")
                    : heartbeat;
        }
        if (path.endsWith("/outcome")) {
            return outcome;
        }
        if (path.endsWith("/content")) {
            return Answer.file(content());
        }
        if (path.endsWith("/versions")) {
            return publication == null ? published(request) : publication;
        }
        return path.endsWith("/datasets/ds-1")
                ? Answer.of(200, JobJson.text(manifest))
                : Answer.of(404, "{\"error_code\":\"NOT_FOUND\"}");
    }

    private boolean hasExported() {
        Path artifacts = folder.resolve("artifacts");
        if (!Files.exists(artifacts)) {
            return false;
        }
        try (Stream<Path> files = Files.walk(artifacts)) {
            return files.anyMatch(Files::isRegularFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// As the registry: one version per run, and none of another artifact.
    private Answer published(Request request) {
        Publication asked = read(request);
        Version version =
                versions.computeIfAbsent(
                        asked.runId(),
                        _ -> new Version(FIRST_VERSION + versions.size(), asked.artifactSha256()));
        return version.artifactSha256().equals(asked.artifactSha256())
                ? Answer.of(201, "{\"model\":\"m\",\"version\":%d}".formatted(version.number()))
                : Answer.of(409, "{\"error_code\":\"RUN_ALREADY_PUBLISHED\"}");
    }

    private static Publication read(Request request) {
        try {
            return JobJson.read(request.body().getBytes(UTF_8), Publication.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The versions there are, by run.
    Map<String, Version> versions() {
        return Map.copyOf(versions);
    }

    private byte[] content() {
        try {
            byte[] content = Files.readAllBytes(dataset);
            if (damaged) {
                content[content.length / 2] ^= 1;
            }
            return content;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void writeDataset() throws IOException {
        List<Column> columns = new ArrayList<>();
        columns.add(Column.int64("open_time_ms"));
        columns.add(Column.int64("known_time_ms"));
        List.of("open", "high", "low", "close", "volume")
                .forEach(name -> columns.add(Column.float64(name)));
        FEATURES.forEach(name -> columns.add(Column.float64(name)));
        columns.add(Column.int64("label"));
        columns.add(Column.int64("label_end_ms"));
        columns.add(Column.float64("label_return"));
        columns.add(Column.int64("ambiguous"));
        SplittableRandom random = new SplittableRandom(1);
        try (ColumnarWriter writer = ColumnarWriter.create(dataset, columns)) {
            double level = 0;
            for (int row = 0; row < ROWS; row++) {
                writer.setLong(0, row * MINUTE);
                writer.setLong(1, (row + 1) * MINUTE);
                for (int price = 2; price < 6; price++) {
                    writer.setDouble(price, 100 + 0.01 * row);
                }
                writer.setDouble(6, 1);
                level = 0.9 * level + random.nextDouble() - 0.5;
                for (int f = 0; f < FEATURES.size(); f++) {
                    writer.setDouble(7 + f, f == 0 ? level : random.nextDouble());
                }
                int label = 7 + FEATURES.size();
                boolean known = row < ROWS - UNLABELLED;
                int outcome = level + 0.2 * (random.nextDouble() - 0.5) > 0.3 ? 1 : 0;
                writer.setLong(label, known ? outcome : -1);
                writer.setLong(label + 1, known ? (row + 5) * MINUTE : 0);
                writer.setDouble(label + 2, 0);
                writer.setLong(label + 3, 0);
                writer.endRow();
            }
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
