package io.credence.training.app.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.credence.training.api.ResourceSpec;
import io.credence.training.app.domain.LaunchResult;
import io.credence.training.app.fake.ClusterTokens;
import io.credence.training.app.fake.MockApiServer;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// On a server that plays no controller.
class KubernetesJobLauncherIT extends LauncherOnACluster {

    private static final KubernetesMockServer SERVER =
            MockApiServer.start(ClusterTokens.generated());
    private static final KubernetesClient CLIENT = SERVER.createClient();

    @AfterAll
    static void stop() {
        CLIENT.close();
        SERVER.shutdown();
    }

    @Test
    void shouldRefuseToTrainWithoutAnImage() {
        // Given
        KubernetesJobLauncher bare =
                new KubernetesJobLauncher(
                        ClusterSamples.settings(Map.of("image", "")),
                        CLIENT,
                        ClusterSamples.JSON,
                        () -> {});

        // Then
        assertThat(bare.ready()).isFalse();
        assertThat(bare.launch(ClusterSamples.order(ResourceSpec.DEFAULT)))
                .isInstanceOf(LaunchResult.Refused.class);
    }

    @Override
    TestCluster cluster() {
        return new TestCluster(CLIENT, "test");
    }

    @Override
    boolean hasKueue() {
        return true;
    }
}
