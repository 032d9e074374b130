package io.credence.training.app;

import io.credence.platform.testkit.chaos.Site;
import io.credence.platform.testkit.oidc.TokenIssuer;
import io.credence.training.api.JobSpec;
import io.credence.training.app.domain.JobKey;
import io.credence.training.app.fake.ClusterResource;
import io.credence.training.app.fake.FakeCluster;
import io.credence.training.app.kubernetes.TestCluster;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;

/// Jobs that are Kubernetes Jobs, on an API server that survives.
class KubernetesChaosIT extends RunChaos {

    private static final String PACKAGE = "io.credence.training.app.kubernetes.";
    private static final String OUTCOME = "credence.io/outcome-recorded";

    private final ClusterResource server = new ClusterResource();
    private final KubernetesClient client = server.client();
    private final TestCluster cluster = new TestCluster(client, ClusterResource.NAMESPACE);
    private @Nullable FakeCluster pods;

    @Override
    Map<String, String> startLauncher(Map<String, String> orchestrator) {
        pods =
                new FakeCluster(
                        cluster,
                        new JobSpec.Credentials(
                                orchestrator.get("credence.oidc.issuer") + "/token",
                                "trainer.alpha",
                                TokenIssuer.secretOf("trainer.alpha")),
                        server.tokens());
        Map<String, String> settings = new HashMap<>(server.start());
        settings.put("credence.training.launcher", "kubernetes");
        return settings;
    }

    @AfterAll
    void stopCluster() {
        Objects.requireNonNull(pods).close();
        client.close();
        server.stop();
    }

    @Override
    List<Site> sites() {
        return List.of(
                Site.effect(PACKAGE + "ClusterApi", "create", "job create"),
                Site.effect(PACKAGE + "ClusterApi", "delete", "job terminate"),
                Site.effect(PACKAGE + "ClusterApi", "release", "job release"));
    }

    @Override
    int jobsOf(String id) {
        return Objects.requireNonNull(pods).jobsOf(id);
    }

    @Override
    boolean isLetGo(String id) {
        Job job = cluster.found(new JobKey(UUID.fromString(id), 1));
        if (job == null) {
            // Only a Job that was ended before its time is deleted, and with it its finalizer goes.
            return Objects.requireNonNull(pods).wasDeleted(id);
        }
        return !job.getFinalizers().contains(OUTCOME)
                && job.getSpec().getTtlSecondsAfterFinished() != null;
    }
}
