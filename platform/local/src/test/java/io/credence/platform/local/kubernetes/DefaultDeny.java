package io.credence.platform.local.kubernetes;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicySpec;
import java.util.List;

/// The policy that all others are exceptions of.
final class DefaultDeny {

    private DefaultDeny() {}

    static boolean isIn(Rendered rendered, String namespace) {
        return rendered.all(NetworkPolicy.class).stream()
                .filter(policy -> policy.getMetadata().getNamespace().equals(namespace))
                .map(NetworkPolicy::getSpec)
                .anyMatch(DefaultDeny::denies);
    }

    private static boolean denies(NetworkPolicySpec spec) {
        return spec.getPodSelector().equals(new LabelSelector())
                && spec.getPolicyTypes().equals(List.of("Ingress", "Egress"))
                && spec.getIngress().isEmpty()
                && spec.getEgress().isEmpty();
    }
}
