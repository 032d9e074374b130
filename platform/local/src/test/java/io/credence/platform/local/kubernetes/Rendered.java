package io.credence.platform.local.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.api.model.scheduling.v1.PriorityClass;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All objects of one overlay, each in its type.
final class Rendered {

    /// A kind that is not here is not used in this repository, a Secret least of all.
    private static final Map<String, Class<?>> TYPES =
            Map.ofEntries(
                    Map.entry("v1/ConfigMap", ConfigMap.class),
                    Map.entry("v1/Namespace", Namespace.class),
                    Map.entry("v1/PersistentVolume", PersistentVolume.class),
                    Map.entry("v1/PersistentVolumeClaim", PersistentVolumeClaim.class),
                    Map.entry("v1/Service", Service.class),
                    Map.entry("v1/ServiceAccount", ServiceAccount.class),
                    Map.entry("apps/v1/Deployment", Deployment.class),
                    Map.entry("apps/v1/StatefulSet", StatefulSet.class),
                    Map.entry(
                            "autoscaling/v2/HorizontalPodAutoscaler",
                            HorizontalPodAutoscaler.class),
                    Map.entry("batch/v1/Job", Job.class),
                    Map.entry("networking.k8s.io/v1/Ingress", Ingress.class),
                    Map.entry("networking.k8s.io/v1/NetworkPolicy", NetworkPolicy.class),
                    Map.entry("policy/v1/PodDisruptionBudget", PodDisruptionBudget.class),
                    Map.entry("rbac.authorization.k8s.io/v1/Role", Role.class),
                    Map.entry("rbac.authorization.k8s.io/v1/RoleBinding", RoleBinding.class),
                    Map.entry("scheduling.k8s.io/v1/PriorityClass", PriorityClass.class),
                    Map.entry("keda.sh/v1alpha1/ScaledObject", CustomResources.ScaledObject.class),
                    Map.entry(
                            "monitoring.coreos.com/v1/ServiceMonitor",
                            CustomResources.ServiceMonitor.class),
                    Map.entry(
                            "monitoring.coreos.com/v1/PrometheusRule",
                            CustomResources.PrometheusRule.class),
                    Map.entry(
                            "kueue.x-k8s.io/v1beta1/ResourceFlavor",
                            CustomResources.ResourceFlavor.class),
                    Map.entry(
                            "kueue.x-k8s.io/v1beta1/ClusterQueue",
                            CustomResources.ClusterQueue.class),
                    Map.entry(
                            "kueue.x-k8s.io/v1beta1/LocalQueue", CustomResources.LocalQueue.class),
                    Map.entry(
                            "kueue.x-k8s.io/v1beta1/WorkloadPriorityClass",
                            CustomResources.WorkloadPriorityClass.class));

    private final List<Object> objects;

    private Rendered(List<Object> objects) {
        this.objects = objects;
    }

    static Rendered of(String yaml) {
        List<JsonNode> documents = StrictYaml.documents(yaml);
        return new Rendered(
                documents.stream().map(document -> StrictYaml.typed(document, TYPES)).toList());
    }

    int size() {
        return objects.size();
    }

    <T> List<T> all(Class<T> type) {
        return objects.stream().filter(type::isInstance).map(type::cast).toList();
    }

    <T extends HasMetadata> Optional<T> find(Class<T> type, String namespace, String name) {
        return all(type).stream()
                .filter(object -> namespace.equals(object.getMetadata().getNamespace()))
                .filter(object -> name.equals(object.getMetadata().getName()))
                .findFirst();
    }

    boolean holds(Class<? extends HasMetadata> type, String namespace, String name) {
        return find(type, namespace, name).isPresent();
    }

    List<Workload> workloads() {
        return objects.stream().map(Workload::of).flatMap(Optional::stream).toList();
    }

    List<Workload> workloads(String namespace, LabelSelector selector) {
        return workloads().stream()
                .filter(workload -> workload.namespace().equals(namespace))
                .filter(workload -> matches(selector, workload.labels()))
                .toList();
    }

    static boolean matches(LabelSelector selector, Map<String, String> labels) {
        Map<String, String> wanted = selector.getMatchLabels();
        return (wanted == null || labels.entrySet().containsAll(wanted.entrySet()))
                && selector.getMatchExpressions().stream().allMatch(term -> matches(term, labels));
    }

    private static boolean matches(LabelSelectorRequirement term, Map<String, String> labels) {
        String value = labels.get(term.getKey());
        return switch (term.getOperator()) {
            case "In" -> value != null && term.getValues().contains(value);
            case "NotIn" -> value == null || !term.getValues().contains(value);
            case "Exists" -> value != null;
            case "DoesNotExist" -> value == null;
            default -> throw new IllegalArgumentException(term.getOperator());
        };
    }
}
