package io.credence.platform.local.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every object of every overlay, rendered as an operator renders it.
class OverlayTest {

    private static final Map<String, Rendered> RENDERED = new HashMap<>();

    static List<String> overlays() {
        return Kubectl.overlays();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void shouldLoadEveryObjectStrictly(String overlay) {
        assertThat(rendered(overlay).size()).isGreaterThan(50);
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void shouldNameInPodsOnlyWhatIsThere(String overlay) {
        assertThat(PodReferences.broken(rendered(overlay), OperatorsManual.read())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void shouldTellTheServicesOnlyWhatTheyRead(String overlay) {
        assertThat(PodSettings.wrong(rendered(overlay), SettingsReader.settings())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void shouldNameInJobsOnlyWhatIsThere(String overlay) {
        assertThat(JobReferences.broken(rendered(overlay), SettingsReader.settings())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void shouldLetSpeakOnlyThoseWhoAreThere(String overlay) {
        assertThat(TrafficReferences.broken(rendered(overlay))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void shouldScaleProtectAndAllowOnlyWhatIsThere(String overlay) {
        assertThat(PolicyReferences.broken(rendered(overlay))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void shouldRestrictEveryPod(String overlay) {
        assertThat(PodSecurity.breaches(rendered(overlay))).isEmpty();
        assertThat(rendered(overlay).all(Namespace.class))
                .isNotEmpty()
                .allSatisfy(namespace ->
                        assertThat(namespace.getMetadata().getLabels())
                                .containsEntry("pod-security.kubernetes.io/enforce", "restricted"));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void shouldDenyTrafficByDefault(String overlay) {
        assertThat(rendered(overlay).all(Namespace.class))
                .allSatisfy(namespace ->
                        assertThat(
                                        DefaultDeny.isIn(
                                                rendered(overlay),
                                                namespace.getMetadata().getName()))
                                .as("default deny in %s", namespace.getMetadata().getName())
                                .isTrue());
    }

    /// Jobs, their pods, logs and queue, in the Jobs' namespace; nothing else for anybody.
    @ParameterizedTest
    @MethodSource("overlays")
    void shouldGiveTheOrchestratorTheLeastRoleAndNobodyElseAny(String overlay) {
        assertThat(rendered(overlay).all(RoleBinding.class))
                .singleElement()
                .satisfies(binding ->
                        assertThat(binding.getMetadata().getNamespace())
                                .isEqualTo("credence-training"));
        assertThat(
                        rendered(overlay).all(Role.class).getFirst().getRules().stream()
                                .map(OverlayTest::text))
                .containsExactlyInAnyOrder(
                        "[batch] [jobs] [get, list, watch, create, patch, delete]",
                        "[] [pods] [get, list, watch, delete]",
                        "[] [pods/log] [get]",
                        "[kueue.x-k8s.io] [workloads] [get, list, watch]");
    }

    private static String text(PolicyRule rule) {
        return rule.getApiGroups() + " " + rule.getResources() + " " + rule.getVerbs();
    }

    private static Rendered rendered(String overlay) {
        return RENDERED.computeIfAbsent(overlay, OverlayTest::render);
    }

    private static Rendered render(String overlay) {
        return Rendered.of(Kubectl.kustomize(overlay));
    }
}
