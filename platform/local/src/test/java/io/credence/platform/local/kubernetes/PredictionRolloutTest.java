package io.credence.platform.local.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.RollingUpdateDeployment;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// How prediction-service starts, drains and is replaced.
class PredictionRolloutTest {

    private static final String NAMESPACE = "credence";
    private static final String SERVICE = "prediction-service";
    private static final String GPU = "nvidia.com/gpu";

    private static final Map<String, Rendered> RENDERED = new HashMap<>();

    static List<String> overlays() {
        return Kubectl.overlays();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void shouldHaveTimeToStartAndTakeRequestsOnlyWithItsModels(String overlay) {
        Container container = container(overlay);
        Probe startup = container.getStartupProbe();

        assertThat(startup.getPeriodSeconds() * startup.getFailureThreshold()).isEqualTo(300);
        assertThat(startup.getHttpGet().getPath()).isEqualTo("/v2/health/live");
        assertThat(container.getReadinessProbe().getHttpGet().getPath())
                .isEqualTo("/v2/health/ready");
        // Never by its models: a restart would only load them again.
        assertThat(container.getLivenessProbe().getHttpGet().getPath())
                .isEqualTo("/v2/health/live");
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void shouldAnswerWhatItTookBeforeItGoes(String overlay) {
        Duration unannounced =
                Duration.ofSeconds(
                        container(overlay).getLifecycle().getPreStop().getSleep().getSeconds());
        Duration unready = told(overlay, "QUARKUS_SHUTDOWN_DELAY");
        Duration grace = Duration.ofSeconds(pod(overlay).getTerminationGracePeriodSeconds());

        assertThat(unannounced).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(15));
        assertThat(unready).isPositive();
        assertThat(grace)
                .isGreaterThan(
                        unannounced
                                .plus(unready)
                                .plus(told(overlay, "CREDENCE_PREDICTION_REQUESTS_TIMEOUT"))
                                .plus(told(overlay, "CREDENCE_PREDICTION_BATCHING_DRAIN_TIMEOUT")));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void shouldBeReplacedOneByOneAndNeedNoGpuThatIsNotThere(String overlay) {
        RollingUpdateDeployment update =
                deployment(overlay).getSpec().getStrategy().getRollingUpdate();
        boolean onGpu = container(overlay).getResources().getLimits().containsKey(GPU);

        assertThat(List.of(update.getMaxSurge().getValue(), update.getMaxUnavailable().getValue()))
                .isEqualTo(onGpu ? List.of(0, 1) : List.of(1, 0));
        assertThat(deployment(overlay).getSpec().getMinReadySeconds()).isEqualTo(15);
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void shouldLoseOneReplicaAtATime(String overlay) {
        PodDisruptionBudget budget =
                rendered(overlay).find(PodDisruptionBudget.class, NAMESPACE, SERVICE).orElseThrow();

        assertThat(budget.getSpec().getMaxUnavailable().getValue()).isEqualTo(1);
        assertThat(budget.getSpec().getUnhealthyPodEvictionPolicy()).isEqualTo("AlwaysAllow");
        assertThat(pod(overlay).getTopologySpreadConstraints())
                .extracting(TopologySpreadConstraint::getTopologyKey)
                .containsExactly("topology.kubernetes.io/zone", "kubernetes.io/hostname");
    }

    private static Rendered rendered(String overlay) {
        return RENDERED.computeIfAbsent(overlay, it -> Rendered.of(Kubectl.kustomize(it)));
    }

    private static Deployment deployment(String overlay) {
        return rendered(overlay).find(Deployment.class, NAMESPACE, SERVICE).orElseThrow();
    }

    private static PodSpec pod(String overlay) {
        return deployment(overlay).getSpec().getTemplate().getSpec();
    }

    private static Container container(String overlay) {
        return pod(overlay).getContainers().getFirst();
    }

    private static Duration told(String overlay, String variable) {
        Map<String, String> settings = new TreeMap<>();
        rendered(overlay).all(ConfigMap.class).stream()
                .filter(map -> map.getMetadata().getName().startsWith(SERVICE + "-"))
                .forEach(map -> settings.putAll(map.getData()));
        String value =
                settings.getOrDefault(
                        variable, SettingsReader.settings().initial(variable, SERVICE));
        return Duration.parse(value.startsWith("P") ? value : "PT" + value);
    }
}
