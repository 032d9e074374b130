package io.credence.platform.local.kubernetes;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarSource;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// What a pod names: its account, its volumes, its settings, its secrets, its own ports.
final class PodReferences {

    private final Rendered rendered;
    private final OperatorsManual manual;
    private final List<String> broken = new ArrayList<>();

    private PodReferences(Rendered rendered, OperatorsManual manual) {
        this.rendered = rendered;
        this.manual = manual;
    }

    static List<String> broken(Rendered rendered, OperatorsManual manual) {
        PodReferences references = new PodReferences(rendered, manual);
        rendered.workloads().forEach(references::check);
        return references.broken;
    }

    private void check(Workload workload) {
        if (workload.selector() != null
                && !Rendered.matches(workload.selector(), workload.labels())) {
            report(workload, "does not select its own pods");
        }
        String account = workload.pod().getServiceAccountName();
        if (account != null
                && !rendered.holds(ServiceAccount.class, workload.namespace(), account)) {
            report(workload, "runs as a service account that is not there: " + account);
        }
        checkVolumes(workload);
        for (Container container : workload.containers()) {
            container.getEnv().forEach(variable -> checkVariable(workload, variable));
            container.getEnvFrom().forEach(source -> checkVariables(workload, source));
            Stream.of(
                            container.getStartupProbe(),
                            container.getReadinessProbe(),
                            container.getLivenessProbe())
                    .filter(probe -> probe != null)
                    .forEach(probe -> checkProbe(workload, probe));
        }
    }

    private void checkVolumes(Workload workload) {
        Set<String> declared = new HashSet<>(workload.claims());
        for (Volume volume : workload.pod().getVolumes()) {
            if (!declared.add(volume.getName())) {
                report(workload, "declares a volume twice: " + volume.getName());
            }
            checkSource(workload, volume);
        }
        Set<String> mounted = new HashSet<>();
        for (Container container : workload.containers()) {
            Set<String> paths = new HashSet<>();
            for (VolumeMount mount : container.getVolumeMounts()) {
                mounted.add(mount.getName());
                if (!paths.add(mount.getMountPath())) {
                    report(workload, "mounts twice at " + mount.getMountPath());
                }
            }
        }
        if (!declared.equals(mounted)) {
            report(workload, "declares the volumes " + declared + " and mounts " + mounted);
        }
    }

    private void checkSource(Workload workload, Volume volume) {
        if (volume.getPersistentVolumeClaim() != null) {
            String claim = volume.getPersistentVolumeClaim().getClaimName();
            if (!rendered.holds(PersistentVolumeClaim.class, workload.namespace(), claim)) {
                report(workload, "mounts a claim that is not there: " + claim);
            }
        } else if (volume.getConfigMap() != null) {
            String name = volume.getConfigMap().getName();
            volume.getConfigMap().getItems().forEach(i -> checkKey(workload, name, i.getKey()));
            configMap(workload, name);
        } else if (volume.getEmptyDir() != null) {
            if (volume.getEmptyDir().getSizeLimit() == null) {
                report(workload, "has a folder without a limit: " + volume.getName());
            }
        } else {
            report(workload, "has a volume of a kind that nobody checks: " + volume.getName());
        }
    }

    private void checkVariable(Workload workload, EnvVar variable) {
        EnvVarSource source = variable.getValueFrom();
        if (source == null) {
            return;
        }
        if (source.getConfigMapKeyRef() != null) {
            checkKey(
                    workload,
                    source.getConfigMapKeyRef().getName(),
                    source.getConfigMapKeyRef().getKey());
        } else if (source.getSecretKeyRef() != null) {
            String secret = source.getSecretKeyRef().getName();
            String key = source.getSecretKeyRef().getKey();
            if (!manual.asksForSecret(secret, key)) {
                report(
                        workload,
                        "reads a secret that no operator is told of: " + secret + " " + key);
            }
        } else if (source.getFieldRef() == null) {
            report(workload, "has a variable of a kind that nobody checks: " + variable.getName());
        }
    }

    private void checkVariables(Workload workload, EnvFromSource source) {
        if (source.getConfigMapRef() != null) {
            configMap(workload, source.getConfigMapRef().getName());
        } else if (!manual.asksForSecret(source.getSecretRef().getName())) {
            report(
                    workload,
                    "reads a secret that no operator is told of: "
                            + source.getSecretRef().getName());
        }
    }

    private void checkKey(Workload workload, String configMap, String key) {
        if (!configMap(workload, configMap).containsKey(key)) {
            report(workload, "reads a key that is not there: " + configMap + " " + key);
        }
    }

    private Map<String, String> configMap(Workload workload, String name) {
        var found = rendered.find(ConfigMap.class, workload.namespace(), name);
        if (found.isEmpty()) {
            report(workload, "reads a ConfigMap that is not there: " + name);
        }
        return found.map(ConfigMap::getData).orElse(Map.of());
    }

    private void checkProbe(Workload workload, Probe probe) {
        if (probe.getHttpGet() != null) {
            checkPort(workload, probe.getHttpGet().getPort());
        } else if (probe.getTcpSocket() != null) {
            checkPort(workload, probe.getTcpSocket().getPort());
        }
    }

    private void checkPort(Workload workload, IntOrString port) {
        if (!workload.listensOn(port.getValue())) {
            report(workload, "is probed on a port that it does not have: " + port.getValue());
        }
    }

    private void report(Workload workload, String complaint) {
        broken.add(workload.place() + " " + complaint);
    }
}
