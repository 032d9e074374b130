package io.credence.platform.local.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.networking.v1.IPBlock;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The way out to the exchanges.
class ExchangeEgressTest {

    private static final String SETTING = "CREDENCE_FEATURE_EXCHANGE_ENABLED";

    /// What every service may need outside of the cluster, where that is.
    private static final List<String> SHARED =
            List.of("uses-database", "uses-identity", "uses-kafka");

    static List<String> overlays() {
        return Kubectl.overlays();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void shouldBeOpenWhereImportsAreEnabledAndNowhereElse(String overlay) {
        Rendered rendered = Rendered.of(Kubectl.kustomize(overlay));

        assertThat(waysOut(rendered)).hasSize(isEnabled(rendered) ? 1 : 0);
    }

    @Test
    void shouldBeOneOfFeatureServiceAloneToPublicAddresses() {
        Rendered rendered = Rendered.of(Kubectl.kustomize("overlays/gpu"));

        assertThat(waysOut(rendered))
                .singleElement()
                .satisfies(way -> {
                    assertThat(
                                    rendered
                                            .workloads("credence", way.getSpec().getPodSelector())
                                            .stream()
                                            .map(Workload::name))
                            .containsExactly("feature-service");
                    assertThat(way.getSpec().getPolicyTypes()).containsExactly("Egress");
                    NetworkPolicyEgressRule rule = way.getSpec().getEgress().getFirst();
                    assertThat(way.getSpec().getEgress()).hasSize(1);
                    assertThat(rule.getPorts())
                            .extracting(NetworkPolicyPort::getPort)
                            .singleElement()
                            .satisfies(port -> assertThat(port.getIntVal()).isEqualTo(443));
                    assertThat(rule.getTo())
                            .extracting(NetworkPolicyPeer::getIpBlock)
                            .singleElement()
                            .satisfies(block ->
                                    assertThat(block.getExcept())
                                            .contains(
                                                    "10.0.0.0/8",
                                                    "169.254.0.0/16",
                                                    "172.16.0.0/12",
                                                    "192.168.0.0/16"));
                });
    }

    private static boolean isEnabled(Rendered rendered) {
        List<String> said =
                rendered.all(ConfigMap.class).stream()
                        .map(ConfigMap::getData)
                        .filter(Objects::nonNull)
                        .filter(data -> data.containsKey(SETTING))
                        .map(data -> data.get(SETTING))
                        .toList();
        assertThat(said).hasSize(1);
        return Boolean.parseBoolean(said.getFirst());
    }

    private static List<NetworkPolicy> waysOut(Rendered rendered) {
        return rendered.all(NetworkPolicy.class).stream()
                .filter(policy -> !SHARED.contains(policy.getMetadata().getName()))
                .filter(policy -> isOfFeatureService(rendered, policy))
                .filter(policy ->
                        policy.getSpec().getEgress().stream()
                                .anyMatch(ExchangeEgressTest::leadsToNetworks))
                .toList();
    }

    private static boolean isOfFeatureService(Rendered rendered, NetworkPolicy policy) {
        return rendered
                .workloads(policy.getMetadata().getNamespace(), policy.getSpec().getPodSelector())
                .stream()
                .anyMatch(workload -> workload.name().equals("feature-service"));
    }

    // To nobody in particular is to everybody.
    private static boolean leadsToNetworks(NetworkPolicyEgressRule rule) {
        return rule.getTo().isEmpty()
                || rule.getTo().stream()
                        .map(NetworkPolicyPeer::getIpBlock)
                        .anyMatch(IPBlock.class::isInstance);
    }
}
