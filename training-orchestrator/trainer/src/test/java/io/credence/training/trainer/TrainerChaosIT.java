package io.credence.training.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import io.credence.platform.testkit.chaos.Chaos;
import io.credence.platform.testkit.chaos.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kills the packaged trainer, by SIGKILL, before and after each of its side effects: a word to a
/// service, a checkpoint, an artifact. With the next attempt the run has one version, the very
/// model that an undisturbed run publishes, and no word of another.
class TrainerChaosIT {

    private static final String CLIENT = "io.credence.training.trainer.client.";
    private static final long MINUTES = 5;
    private static final int EPOCHS = 2;
    private static final int KILLED = 128 + 9;

    private static final List<Site> SITES =
            List.of(
                    Site.effect(CLIENT + "OrchestratorClient", "lease", "lease"),
                    Site.effect(CLIENT + "OrchestratorClient", "heartbeat", "heartbeat"),
                    Site.effect(CLIENT + "OrchestratorClient", "confirm", "lease check"),
                    Site.effect(CLIENT + "OrchestratorClient", "outcome", "outcome"),
                    Site.effect(CLIENT + "FeatureClient", "manifest", "manifest request"),
                    Site.effect(CLIENT + "FeatureClient", "download", "dataset download"),
                    Site.effect(CLIENT + "RegistryClient", "publish", "publish"),
                    Site.appears("/checkpoints/", "checkpoint write"),
                    Site.appears("/artifacts/", "artifact write"));

    @TempDir Path folder;
    @TempDir Path control;

    @Test
    void shouldPublishTheSameModelWhereverItIsKilled() throws Exception {
        try (FakeSuite suite = new FakeSuite(folder)) {
            // Given: what an undisturbed run does and publishes
            Chaos chaos = Chaos.at(control, SITES);
            assertThat(run(chaos, suite.job("calm", 1, EPOCHS))).isZero();
            List<Chaos.Arming> points = chaos.armings();
            String artifact = Objects.requireNonNull(suite.versions().get("calm")).artifactSha256();
            assertThat(points)
                    .extracting(Chaos.Arming::toString)
                    .hasSizeGreaterThanOrEqualTo(2 * SITES.size())
                    .contains("before checkpoint write", "after publish");

            int number = 0;
            for (Chaos.Arming arming : points) {
                String point = arming.toString();
                // When
                String run = "run-" + ++number;
                // The same seed makes the same bytes, and what is there is not written again.
                forgetArtifacts();
                int before = suite.requests("/outcome").size();
                chaos.arm(arming);
                assertThat(run(chaos, suite.job(run, 1, EPOCHS))).as(point).isEqualTo(KILLED);
                assertThat(chaos.hit()).as(point).isTrue();
                chaos.disarm();
                assertThat(run(chaos, suite.job(run, 2, EPOCHS))).as(point).isZero();

                // Then
                assertThat(suite.versions()).as(point).hasSize(1 + number);
                FakeSuite.Version version = Objects.requireNonNull(suite.versions().get(run));
                assertThat(version.artifactSha256()).as(point).isEqualTo(artifact);
                assertThat(
                                suite.requests("/outcome")
                                        .subList(before, suite.requests("/outcome").size()))
                        .as(point)
                        .isNotEmpty()
                        .allSatisfy(request ->
                                assertThat(request.body())
                                        .containsPattern(
                                                "\"modelVersion\":" + version.number() + "\\b"));
            }
            System.out.printf("killed at %d points: %s%n", points.size(), points);
        }
    }

    private void forgetArtifacts() throws IOException {
        try (Stream<Path> tree = Files.walk(folder.resolve("artifacts"))) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private int run(Chaos chaos, Path job) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.addAll(chaos.jvmOptions());
        command.addAll(
                List.of(
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        "target/trainer.jar:target/lib/*",
                        TrainerMain.class.getName(),
                        job.toString()));
        Path log = Files.createTempFile(folder, "trainer-", ".log");
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES)).as(Files.readString(log)).isTrue();
        return process.exitValue();
    }
}
