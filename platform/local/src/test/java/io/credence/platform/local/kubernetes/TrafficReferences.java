package io.credence.platform.local.kubernetes;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.IngressServiceBackend;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Who is meant to speak with whom: services, network policies, ingresses.
final class TrafficReferences {

    private static final String NAMESPACE_NAME = "kubernetes.io/metadata.name";

    /// Namespaces of the cluster, or of what is installed beside the suite.
    private static final Set<String> FOREIGN = Set.of("kube-system", "monitoring");

    /// Its pods are Jobs, which the orchestrator makes at run time.
    private static final String JOBS = "credence-training";

    private final Rendered rendered;
    private final List<String> broken = new ArrayList<>();

    private TrafficReferences(Rendered rendered) {
        this.rendered = rendered;
    }

    static List<String> broken(Rendered rendered) {
        TrafficReferences references = new TrafficReferences(rendered);
        rendered.all(Service.class).forEach(references::check);
        rendered.all(Ingress.class).forEach(references::check);
        rendered.all(NetworkPolicy.class).forEach(references::check);
        return references.broken;
    }

    private void check(Service service) {
        String place = "Service " + service.getMetadata().getName();
        LabelSelector selector =
                new LabelSelectorBuilder().withMatchLabels(service.getSpec().getSelector()).build();
        List<Workload> behind = rendered.workloads(service.getMetadata().getNamespace(), selector);
        if (behind.size() != 1) {
            broken.add(place + " selects the pods of " + behind.size() + " workloads");
        }
        for (ServicePort port : service.getSpec().getPorts()) {
            behind.stream()
                    .filter(workload -> !workload.listensOn(port.getTargetPort().getValue()))
                    .forEach(workload ->
                            broken.add(
                                    place + " sends to a port that nobody has: " + port.getName()));
        }
    }

    private void check(Ingress ingress) {
        String namespace = ingress.getMetadata().getNamespace();
        ingress.getSpec().getRules().stream()
                .flatMap(rule -> rule.getHttp().getPaths().stream())
                .map(path -> path.getBackend().getService())
                .filter(backend -> !isServed(namespace, backend))
                .forEach(backend ->
                        broken.add(
                                "Ingress sends to a service that is not there: "
                                        + backend.getName()));
    }

    private boolean isServed(String namespace, IngressServiceBackend backend) {
        return rendered.find(Service.class, namespace, backend.getName()).stream()
                .flatMap(service -> service.getSpec().getPorts().stream())
                .anyMatch(port -> port.getName().equals(backend.getPort().getName()));
    }

    private void check(NetworkPolicy policy) {
        String namespace = policy.getMetadata().getNamespace();
        String place = "NetworkPolicy " + namespace + "/" + policy.getMetadata().getName();
        List<Workload> subjects = rendered.workloads(namespace, policy.getSpec().getPodSelector());
        if (subjects.isEmpty() && !namespace.equals(JOBS)) {
            broken.add(place + " is about no pod");
        }
        for (NetworkPolicyIngressRule rule : policy.getSpec().getIngress()) {
            checkPorts(place, subjects, rule.getPorts());
            rule.getFrom().forEach(peer -> peers(place, namespace, peer));
        }
        for (NetworkPolicyEgressRule rule : policy.getSpec().getEgress()) {
            for (NetworkPolicyPeer peer : rule.getTo()) {
                checkPorts(place, peers(place, namespace, peer), rule.getPorts());
            }
        }
    }

    /// The pods that a peer means; none known where it means a network or a foreign namespace.
    private List<Workload> peers(String place, String own, NetworkPolicyPeer peer) {
        if (peer.getIpBlock() != null) {
            return List.of();
        }
        String namespace = own;
        if (peer.getNamespaceSelector() != null) {
            Map<String, String> labels = peer.getNamespaceSelector().getMatchLabels();
            namespace = String.valueOf(labels.get(NAMESPACE_NAME));
            if (FOREIGN.contains(namespace)) {
                return List.of();
            }
            if (!isRendered(namespace)) {
                broken.add(place + " names a namespace that is not there: " + namespace);
            }
        }
        LabelSelector selector =
                peer.getPodSelector() == null ? new LabelSelector() : peer.getPodSelector();
        List<Workload> found = rendered.workloads(namespace, selector);
        if (found.isEmpty() && !namespace.equals(JOBS)) {
            broken.add(place + " has a peer that no pod is: " + selector);
        }
        return found;
    }

    private boolean isRendered(String namespace) {
        return rendered.all(Namespace.class).stream()
                .anyMatch(known -> known.getMetadata().getName().equals(namespace));
    }

    private void checkPorts(String place, List<Workload> pods, List<NetworkPolicyPort> ports) {
        for (NetworkPolicyPort port : ports) {
            pods.stream()
                    .filter(pod -> !pod.listensOn(port.getPort().getValue()))
                    .forEach(pod ->
                            broken.add(
                                    place
                                            + " opens a port that "
                                            + pod.place()
                                            + " does not have: "
                                            + port.getPort().getValue()));
        }
    }
}
