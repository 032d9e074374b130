package io.credence.platform.local.kubernetes;

import io.credence.platform.local.kubernetes.CustomResources.LocalQueue;
import io.credence.platform.local.kubernetes.CustomResources.WorkloadPriorityClass;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.scheduling.v1.PriorityClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What the orchestrator is told to name in the Jobs that it makes.
final class JobReferences {

    private static final String SERVICE = "training-orchestrator";
    private static final String PREFIX = "CREDENCE_TRAINING_KUBERNETES_";
    private static final List<String> TENANTS = List.of("alpha", "beta");

    private final Rendered rendered;
    private final Settings settings;
    private final Map<String, String> told = new TreeMap<>();
    private final List<String> broken = new ArrayList<>();

    private JobReferences(Rendered rendered, Settings settings) {
        this.rendered = rendered;
        this.settings = settings;
        rendered.all(ConfigMap.class).stream()
                .filter(map -> map.getMetadata().getName().startsWith(SERVICE + "-"))
                .forEach(map -> told.putAll(map.getData()));
    }

    static List<String> broken(Rendered rendered, Settings settings) {
        JobReferences jobs = new JobReferences(rendered, settings);
        jobs.checkNamespaced(PersistentVolumeClaim.class, jobs.value("WORK_CLAIM"));
        jobs.checkNamespaced(PersistentVolumeClaim.class, jobs.value("ARTIFACT_CLAIM"));
        jobs.checkNamespaced(ServiceAccount.class, jobs.value("SERVICE_ACCOUNT"));
        jobs.checkQueues();
        jobs.checkPriorities();
        return jobs.broken;
    }

    private void checkNamespaced(Class<? extends HasMetadata> type, String name) {
        if (!rendered.holds(type, value("NAMESPACE"), name)) {
            broken.add("Jobs name what is not there: " + type.getSimpleName() + " " + name);
        }
    }

    private void checkQueues() {
        Set<String> known =
                rendered.all(LocalQueue.class).stream()
                        .filter(it -> value("NAMESPACE").equals(it.metadata().getNamespace()))
                        .map(it -> it.metadata().getName())
                        .collect(Collectors.toSet());
        for (String tenant : TENANTS) {
            check(known, value("QUEUE_PREFIX") + tenant);
        }
    }

    private void checkPriorities() {
        Set<String> ofPods =
                rendered.all(PriorityClass.class).stream()
                        .map(it -> it.getMetadata().getName())
                        .collect(Collectors.toSet());
        Set<String> ofWorkloads =
                rendered.all(WorkloadPriorityClass.class).stream()
                        .map(it -> it.metadata().getName())
                        .collect(Collectors.toSet());
        check(ofPods, value("PRIORITY_CLASS"));
        check(ofWorkloads, value("WORKLOAD_PRIORITY"));
    }

    private void check(Set<String> known, String name) {
        if (!name.isEmpty() && !known.contains(name)) {
            broken.add("Jobs name what is not there: " + name);
        }
    }

    private String value(String setting) {
        String variable = PREFIX + setting;
        return told.getOrDefault(variable, settings.initial(variable, SERVICE));
    }
}
