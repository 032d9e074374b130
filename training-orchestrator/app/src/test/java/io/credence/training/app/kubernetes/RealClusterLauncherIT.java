package io.credence.training.app.kubernetes;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.File;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/// The same on the API server of `CREDENCE_KUBECONFIG`, in a namespace made for it.
class RealClusterLauncherIT extends LauncherOnACluster {

    private static final String NAMESPACE = "credence-test-" + UUID.randomUUID();

    private static @Nullable KubernetesClient client;

    @BeforeAll
    static void makeTheNamespace() {
        String kubeconfig = System.getenv("CREDENCE_KUBECONFIG");
        if (kubeconfig == null || kubeconfig.isBlank()) {
            String reason =
                    "CREDENCE_KUBECONFIG is not set: not tested on a real API server, only on the"
                            + " mock server of KubernetesJobLauncherIT";
            System.out.println(reason);
            assumeTrue(false, reason);
        }
        KubernetesClient connected =
                new KubernetesClientBuilder()
                        .withConfig(
                                new ConfigBuilder(Config.fromKubeconfig(new File(kubeconfig)))
                                        .withNamespace(NAMESPACE)
                                        .build())
                        .build();
        client = connected;
        connected
                .namespaces()
                .resource(
                        new NamespaceBuilder()
                                .withNewMetadata()
                                .withName(NAMESPACE)
                                .withLabels(Map.of("pod-security.kubernetes.io/warn", "restricted"))
                                .endMetadata()
                                .build())
                .create();
    }

    @AfterAll
    static void leaveNothing() {
        if (client == null) {
            return;
        }
        var jobs = client.batch().v1().jobs().inNamespace(NAMESPACE);
        for (Job job : jobs.list().getItems()) {
            jobs.withName(job.getMetadata().getName())
                    .edit(left ->
                            new JobBuilder(left)
                                    .editMetadata()
                                    .withFinalizers()
                                    .endMetadata()
                                    .build());
        }
        client.namespaces().withName(NAMESPACE).delete();
        client.close();
    }

    @Override
    TestCluster cluster() {
        return new TestCluster(Objects.requireNonNull(client), NAMESPACE);
    }

    @Override
    boolean hasKueue() {
        return Objects.requireNonNull(client)
                        .apiextensions()
                        .v1()
                        .customResourceDefinitions()
                        .withName("workloads." + Keys.KUEUE)
                        .get()
                != null;
    }
}
