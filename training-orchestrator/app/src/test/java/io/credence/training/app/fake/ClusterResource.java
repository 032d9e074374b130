package io.credence.training.app.fake;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/// A cluster for an orchestrator whose Jobs are Kubernetes Jobs.
public class ClusterResource implements QuarkusTestResourceLifecycleManager {

    public static final String NAMESPACE = "trainings";

    /// The setting that tells a test how to sign as the cluster.
    public static final String KEY = "test.cluster.key";

    private final ClusterTokens tokens = ClusterTokens.generated();
    private final KubernetesMockServer server = MockApiServer.start(tokens);

    @Override
    public Map<String, String> start() {
        return Map.of(
                "quarkus.kubernetes-client.api-server-url",
                "http://localhost:" + server.getPort(),
                "credence.training.launcher",
                "kubernetes",
                "credence.training.kubernetes.namespace",
                NAMESPACE,
                "credence.training.kubernetes.image",
                "registry.example.org/train@sha256:" + "cd".repeat(32),
                "credence.training.kubernetes.compare-every",
                "1s",
                KEY,
                tokens.privateKey());
    }

    /// One who may do anything in it.
    public KubernetesClient client() {
        return server.createClient();
    }

    public ClusterTokens tokens() {
        return tokens;
    }

    @Override
    public void stop() {
        server.shutdown();
    }
}
