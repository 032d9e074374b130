package io.credence.training.app.fake;

import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/// A cluster for an orchestrator whose Jobs are Kubernetes Jobs.
public class ClusterResource implements QuarkusTestResourceLifecycleManager {

    private final KubernetesMockServer server = MockApiServer.start();

    @Override
    public Map<String, String> start() {
        return Map.of(
                "quarkus.kubernetes-client.api-server-url",
                "http://localhost:" + server.getPort(),
                "credence.training.launcher",
                "kubernetes",
                "credence.training.kubernetes.namespace",
                "trainings",
                "credence.training.kubernetes.image",
                "registry.example.org/train@sha256:" + "cd".repeat(32),
                "credence.training.kubernetes.compare-every",
                "1s");
    }

    @Override
    public void stop() {
        server.shutdown();
    }
}
