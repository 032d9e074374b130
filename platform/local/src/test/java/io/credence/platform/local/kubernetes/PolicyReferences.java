package io.credence.platform.local.kubernetes;

import io.credence.platform.local.kubernetes.CustomResources.ClusterQueue;
import io.credence.platform.local.kubernetes.CustomResources.LocalQueue;
import io.credence.platform.local.kubernetes.CustomResources.ResourceFlavor;
import io.credence.platform.local.kubernetes.CustomResources.ScaledObject;
import io.credence.platform.local.kubernetes.CustomResources.ServiceMonitor;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectReference;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.api.model.scheduling.v1.PriorityClass;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What names a workload, an account or a queue without being a pod.
final class PolicyReferences {

    private final Rendered rendered;
    private final List<String> broken = new ArrayList<>();

    private PolicyReferences(Rendered rendered) {
        this.rendered = rendered;
    }

    static List<String> broken(Rendered rendered) {
        PolicyReferences references = new PolicyReferences(rendered);
        references.checkScalers();
        references.checkBudgets();
        references.checkRoles();
        references.checkStatefulSets();
        references.checkVolumes();
        references.checkPriorities();
        references.checkQueues();
        references.checkMonitors();
        return references.broken;
    }

    private void checkScalers() {
        Set<String> scaled = new HashSet<>();
        for (HorizontalPodAutoscaler scaler : rendered.all(HorizontalPodAutoscaler.class)) {
            checkTarget(scaled, scaler, scaler.getSpec().getScaleTargetRef().getName());
        }
        for (ScaledObject scaler : rendered.all(ScaledObject.class)) {
            String target = scaler.spec().scaleTargetRef().name();
            checkScaled(scaled, scaler.metadata().getNamespace(), "ScaledObject", target);
        }
    }

    private void checkTarget(Set<String> scaled, HasMetadata scaler, String target) {
        checkScaled(scaled, scaler.getMetadata().getNamespace(), scaler.getKind(), target);
    }

    private void checkScaled(Set<String> scaled, String namespace, String kind, String target) {
        if (workload(namespace, target).isEmpty()) {
            broken.add(kind + " scales what is not there: " + target);
        }
        if (!scaled.add(namespace + "/" + target)) {
            broken.add(target + " is scaled by two");
        }
    }

    private void checkBudgets() {
        for (PodDisruptionBudget budget : rendered.all(PodDisruptionBudget.class)) {
            String namespace = budget.getMetadata().getNamespace();
            if (rendered.workloads(namespace, budget.getSpec().getSelector()).size() != 1) {
                broken.add("budget without its workload: " + budget.getMetadata().getName());
            }
        }
    }

    private void checkRoles() {
        Set<String> bound = new HashSet<>();
        for (RoleBinding binding : rendered.all(RoleBinding.class)) {
            String namespace = binding.getMetadata().getNamespace();
            String role = binding.getRoleRef().getName();
            bound.add(namespace + "/" + role);
            if (!binding.getRoleRef().getKind().equals("Role")
                    || !rendered.holds(Role.class, namespace, role)) {
                broken.add("a role is bound that is not there: " + role);
            }
            binding.getSubjects().stream()
                    .filter(subject ->
                            !rendered.holds(
                                    ServiceAccount.class,
                                    subject.getNamespace(),
                                    subject.getName()))
                    .forEach(subject -> broken.add("a role is for nobody: " + subject.getName()));
        }
        rendered.all(Role.class).stream()
                .map(role -> role.getMetadata().getNamespace() + "/" + role.getMetadata().getName())
                .filter(role -> !bound.contains(role))
                .forEach(role -> broken.add("a role is bound to nobody: " + role));
    }

    private void checkStatefulSets() {
        rendered.all(StatefulSet.class).stream()
                .filter(set ->
                        !rendered.holds(
                                Service.class,
                                set.getMetadata().getNamespace(),
                                set.getSpec().getServiceName()))
                .forEach(set -> broken.add("no service for " + set.getMetadata().getName()));
    }

    /// Claim and volume name each other.
    private void checkVolumes() {
        Set<String> bound = new HashSet<>();
        for (PersistentVolume volume : rendered.all(PersistentVolume.class)) {
            ObjectReference claim = volume.getSpec().getClaimRef();
            bound.add(
                    claim.getNamespace() + "/" + claim.getName() + volume.getMetadata().getName());
        }
        for (PersistentVolumeClaim claim : rendered.all(PersistentVolumeClaim.class)) {
            ObjectMeta metadata = claim.getMetadata();
            String name = metadata.getNamespace() + "/" + metadata.getName();
            if (!bound.remove(name + claim.getSpec().getVolumeName())) {
                broken.add("no volume for the claim " + name);
            }
        }
        bound.forEach(volume -> broken.add("no claim for a volume: " + volume));
    }

    private void checkPriorities() {
        Set<String> known = new HashSet<>();
        rendered.all(PriorityClass.class).forEach(it -> known.add(it.getMetadata().getName()));
        rendered.workloads().stream()
                .filter(it -> it.pod().getPriorityClassName() != null)
                .filter(it -> !known.contains(it.pod().getPriorityClassName()))
                .forEach(it -> broken.add(it.place() + " has a priority that is not there"));
    }

    private void checkQueues() {
        Set<String> flavors = new HashSet<>();
        rendered.all(ResourceFlavor.class).forEach(it -> flavors.add(it.metadata().getName()));
        Set<String> queues = new HashSet<>();
        for (ClusterQueue queue : rendered.all(ClusterQueue.class)) {
            queues.add(queue.metadata().getName());
            for (ClusterQueue.Group group : queue.spec().resourceGroups()) {
                for (ClusterQueue.Flavor flavor : group.flavors()) {
                    List<String> quotas =
                            flavor.resources().stream().map(ClusterQueue.Quota::name).toList();
                    if (!flavors.contains(flavor.name())
                            || !quotas.equals(group.coveredResources())) {
                        broken.add("wrong flavor in " + queue.metadata().getName());
                    }
                }
            }
        }
        rendered.all(LocalQueue.class).stream()
                .filter(queue -> !queues.contains(queue.spec().clusterQueue()))
                .forEach(queue -> broken.add("queue to nowhere: " + queue.metadata().getName()));
    }

    private void checkMonitors() {
        for (ServiceMonitor monitor : rendered.all(ServiceMonitor.class)) {
            List<Service> scraped =
                    rendered.all(Service.class).stream()
                            .filter(it -> it.getMetadata().getLabels() != null)
                            .filter(it ->
                                    Rendered.matches(
                                            monitor.spec().selector(),
                                            it.getMetadata().getLabels()))
                            .toList();
            if (scraped.isEmpty()) {
                broken.add("nothing to scrape for " + monitor.metadata().getName());
            }
            for (ServiceMonitor.Endpoint endpoint : monitor.spec().endpoints()) {
                scraped.stream()
                        .filter(it ->
                                it.getSpec().getPorts().stream()
                                        .noneMatch(p -> p.getName().equals(endpoint.port())))
                        .forEach(it -> broken.add("no such port: " + it.getMetadata().getName()));
            }
        }
    }

    private List<Workload> workload(String namespace, String name) {
        return rendered.workloads().stream()
                .filter(it -> it.namespace().equals(namespace) && it.name().equals(name))
                .toList();
    }
}
