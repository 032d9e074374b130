package io.credence.training.app.kubernetes;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.credence.platform.api.TenantId;
import io.credence.training.api.JobSpec;
import io.credence.training.api.ResourceSpec;
import io.credence.training.app.config.KubernetesConfig;
import io.credence.training.app.config.TrainingConfig;
import io.credence.training.app.domain.JobKey;
import io.credence.training.app.domain.LaunchOrder;
import io.credence.training.app.domain.Samples;
import io.credence.training.app.workspace.RunDirectories;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// A cluster's settings and orders to launch on it.
final class ClusterSamples {

    static final String HASH = "ab".repeat(32);
    static final ObjectMapper JSON = new ObjectMapper();

    private static final String DIGEST = "cd".repeat(32);

    private ClusterSamples() {}

    static KubernetesSettings settings(Map<String, String> cluster) {
        return new KubernetesSettings(
                "test",
                config(cluster),
                new JobSpec.Endpoints(
                        "http://feature-service:8082",
                        "http://model-registry:8083",
                        "http://training-orchestrator:8084"),
                "1.2.3",
                Duration.ofMinutes(3),
                Duration.ofDays(1),
                new RunDirectories(Path.of("target", "no-runs")));
    }

    static KubernetesSettings settings(String namespace) {
        return settings(Map.of("namespace", namespace, "resync", "1h"));
    }

    private static KubernetesConfig config(Map<String, String> cluster) {
        Map<String, String> keys = new HashMap<>();
        keys.put(
                "credence.training.kubernetes.image",
                "registry.example.org/train@sha256:" + DIGEST);
        cluster.forEach((key, value) -> keys.put("credence.training.kubernetes." + key, value));
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(TrainingConfig.class)
                .withSources(new PropertiesConfigSource(keys, "test", 1000))
                .build()
                .getConfigMapping(TrainingConfig.class)
                .kubernetes();
    }

    static LaunchOrder order(ResourceSpec resources) {
        return order(new JobKey(Samples.RUN_ID, 1), resources, HASH);
    }

    static LaunchOrder order(JobKey key, String hash) {
        return order(key, ResourceSpec.DEFAULT, hash);
    }

    private static LaunchOrder order(JobKey key, ResourceSpec resources, String hash) {
        return new LaunchOrder(
                key, new TenantId("alpha"), Samples.spec("btc", resources), hash, "ds-1", 7);
    }
}
