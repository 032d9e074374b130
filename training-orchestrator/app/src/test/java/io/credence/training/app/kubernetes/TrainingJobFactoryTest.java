package io.credence.training.app.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.credence.platform.testkit.golden.GoldenFile;
import io.credence.training.api.JobSpec;
import io.credence.training.api.ResourceSpec;
import io.credence.training.app.domain.JobKey;
import io.credence.training.app.domain.Samples;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TrainingJobFactoryTest {

    private static final Map<String, String> PLAIN = Map.of();
    private static final Map<String, String> CHOOSY =
            Map.of(
                    "gpu-products", "NVIDIA-H100-80GB-HBM3,NVIDIA-H200",
                    "gpu-runtime-class", "nvidia",
                    "priority-class", "batch-gpu",
                    "workload-priority", "retrain");

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void shouldMakeTheJobOfTheCase(String name, Map<String, String> cluster, Sample sample) {
        // When
        Job job = sample.job(factory(cluster));

        // Then
        GoldenFile.of("TrainingJobFactoryTest/%s.yaml".formatted(name))
                .assertMatches(Serialization.asYaml(job));
    }

    static Stream<Arguments> cases() {
        return Stream.of(
                sample("cpu", PLAIN, on(ResourceSpec.DEFAULT)),
                sample("one-gpu", PLAIN, on(new ResourceSpec(1, null, false, 8, 64))),
                sample("four-gpus", CHOOSY, on(new ResourceSpec(4, null, false, 32, 256))),
                sample("mig-slice", CHOOSY, on(new ResourceSpec(1, "1g.10gb", false, 4, 16))),
                sample("spot", PLAIN, on(new ResourceSpec(1, null, true, 8, 64))),
                sample(
                        "study",
                        PLAIN,
                        factory ->
                                factory.job(
                                        ClusterSamples.order(ResourceSpec.DEFAULT),
                                        new Indexes(24, 4))),
                sample("closed", PLAIN, factory -> factory.closed(new JobKey(Samples.RUN_ID, 2))));
    }

    @Test
    void shouldHaveNoGoldenFileWithoutItsCase() throws IOException {
        try (Stream<Path> files =
                Files.list(Path.of("src", "test", "resources", "TrainingJobFactoryTest"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            cases().map(sample -> sample.get()[0] + ".yaml").toList());
        }
    }

    @Test
    void shouldTellTheTrainerWhereThingsAreMounted() throws IOException {
        // When
        Job job = factory(PLAIN).job(ClusterSamples.order(ResourceSpec.DEFAULT));
        JobSpec told =
                new ObjectMapper()
                        .readValue(
                                job.getSpec()
                                        .getTemplate()
                                        .getMetadata()
                                        .getAnnotations()
                                        .get(Keys.JOB),
                                JobSpec.class);

        // Then
        assertThat(told)
                .isEqualTo(
                        new JobSpec(
                                Samples.RUN_ID.toString(),
                                1,
                                "alpha",
                                Samples.spec("btc"),
                                "ds-1",
                                new JobSpec.Endpoints(
                                        "http://feature-service:8082",
                                        "http://model-registry:8083",
                                        "http://training-orchestrator:8084"),
                                "/var/lib/credence/artifacts",
                                "/var/lib/credence/work",
                                "/var/run/credence/credentials.json",
                                "1.2.3",
                                "/var/run/credence/token"));
    }

    @Test
    void shouldRefuseSettingsThatMeanNothing() {
        assertThatThrownBy(() -> factory(Map.of("image", "registry.example.org/train:latest")))
                .hasMessageContaining("@sha256:");
        assertThatThrownBy(() -> factory(Map.of("spot-labels", "spot")))
                .hasMessageContaining("key=value, was spot");
        assertThatThrownBy(() -> factory(Map.of("gpu-taints", "nvidia.com/gpu")))
                .hasMessageContaining("key[=value]:Effect, was nvidia.com/gpu");
    }

    private static TrainingJobFactory factory(Map<String, String> cluster) {
        return new TrainingJobFactory(ClusterSamples.settings(cluster), ClusterSamples.JSON);
    }

    private static Sample on(ResourceSpec resources) {
        return factory -> factory.job(ClusterSamples.order(resources));
    }

    private static Arguments sample(String name, Map<String, String> cluster, Sample sample) {
        return Arguments.of(name, cluster, sample);
    }

    @FunctionalInterface
    interface Sample {
        Job job(TrainingJobFactory factory);
    }
}
