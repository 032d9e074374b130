package io.credence.platform.local.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.credence.platform.local.architecture.Checkout;
import io.credence.platform.local.kubernetes.CustomResources.ClusterQueue;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Kueue lets a Job wait for ever that asks for a resource without a quota.
class JobQuotaTest {

    /// The Jobs that the orchestrator's own test expects of it.
    private static final Path JOBS =
            Checkout.root()
                    .resolve("training-orchestrator/app/src/test/resources/TrainingJobFactoryTest");

    @ParameterizedTest
    @ValueSource(strings = {"overlays/gpu", "overlays/prod"})
    void shouldHaveAQuotaForWhateverJobsAskFor(String overlay) throws IOException {
        Set<String> asked = asked();

        assertThat(asked).contains("cpu", "nvidia.com/gpu", "nvidia.com/mig-1g.10gb");
        assertThat(Rendered.of(Kubectl.kustomize(overlay)).all(ClusterQueue.class))
                .isNotEmpty()
                .allSatisfy(queue -> assertThat(granted(queue)).containsAll(asked));
    }

    private static Set<String> asked() throws IOException {
        Set<String> asked = new TreeSet<>();
        try (Stream<Path> files = Files.list(JOBS)) {
            for (Path file : files.filter(it -> it.toString().endsWith(".yaml")).toList()) {
                for (Workload job : Rendered.of(Files.readString(file)).workloads()) {
                    job.containers().stream()
                            .map(Container::getResources)
                            .filter(Objects::nonNull)
                            .forEach(resources -> asked.addAll(names(resources)));
                }
            }
        }
        return asked;
    }

    private static Set<String> names(ResourceRequirements resources) {
        Set<String> names = new TreeSet<>(resources.getRequests().keySet());
        names.addAll(resources.getLimits().keySet());
        return names;
    }

    private static Set<String> granted(ClusterQueue queue) {
        return queue.spec().resourceGroups().stream()
                .flatMap(group -> group.flavors().stream())
                .flatMap(flavor -> flavor.resources().stream())
                .filter(quota -> !quota.nominalQuota().equals("0"))
                .map(ClusterQueue.Quota::name)
                .collect(Collectors.toSet());
    }
}
