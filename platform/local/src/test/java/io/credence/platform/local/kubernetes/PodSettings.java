package io.credence.platform.local.kubernetes;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Service;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What the pods of this suite are told, against what their programs read.
final class PodSettings {

    private static final String SHARED = "settings";

    /// Read by TensorFlow itself.
    private static final Set<String> OF_LIBRARIES = Set.of("TF_FORCE_GPU_ALLOW_GROWTH");

    private final Rendered rendered;
    private final Settings settings;
    private final List<String> wrong = new ArrayList<>();

    private PodSettings(Rendered rendered, Settings settings) {
        this.rendered = rendered;
        this.settings = settings;
    }

    static List<String> wrong(Rendered rendered, Settings settings) {
        PodSettings pods = new PodSettings(rendered, settings);
        Set<String> services = SettingsReader.apps().keySet();
        for (String service : services) {
            pods.check(service);
        }
        rendered.workloads().stream()
                .filter(Workload::isOurs)
                .filter(workload -> !services.contains(workload.name()))
                .forEach(workload -> pods.wrong.add(workload.place() + " runs no known service"));
        return pods.wrong;
    }

    private void check(String service) {
        List<Workload> found =
                rendered.workloads().stream().filter(it -> it.name().equals(service)).toList();
        if (found.size() != 1) {
            wrong.add(service + " is deployed " + found.size() + " times");
            return;
        }
        Workload workload = found.getFirst();
        Container container = workload.pod().getContainers().getFirst();
        if (!workload.listensOn(Integer.parseInt(SettingsReader.port(service)))) {
            wrong.add(service + " listens on " + SettingsReader.port(service));
        }
        List<String> sources =
                container.getEnvFrom().stream()
                        .filter(source -> source.getConfigMapRef() != null)
                        .map(source -> withoutHash(source.getConfigMapRef().getName()))
                        .toList();
        if (!sources.equals(List.of(SHARED, service))) {
            wrong.add(service + " can be set by " + sources);
        }
        checkVariables(service, variables(workload, container));
    }

    // Kustomize appends a hash of the content.
    private static String withoutHash(String configMap) {
        return configMap.substring(0, configMap.lastIndexOf('-'));
    }

    private Map<String, String> variables(Workload workload, Container container) {
        Map<String, String> variables = new TreeMap<>();
        for (EnvFromSource source : container.getEnvFrom()) {
            if (source.getConfigMapRef() != null) {
                String name = source.getConfigMapRef().getName();
                rendered.find(ConfigMap.class, workload.namespace(), name)
                        .map(ConfigMap::getData)
                        .ifPresent(variables::putAll);
            }
        }
        for (EnvVar variable : container.getEnv()) {
            variables.put(variable.getName(), String.valueOf(variable.getValue()));
        }
        return variables;
    }

    private void checkVariables(String service, Map<String, String> variables) {
        variables.forEach((variable, value) -> {
            // One ConfigMap tells all of them.
            boolean isRead =
                    SettingsReader.apps().keySet().stream()
                            .anyMatch(reader -> settings.isRead(variable, reader));
            if (!isRead && !OF_LIBRARIES.contains(variable)) {
                wrong.add(service + " is told what it does not read: " + variable);
            }
            if (variable.startsWith("CREDENCE_UPSTREAM_") && !isServed(URI.create(value))) {
                wrong.add(service + " is sent to nobody: " + value);
            }
        });
    }

    private boolean isServed(URI upstream) {
        int port = upstream.getPort() < 0 ? 80 : upstream.getPort();
        return rendered.all(Service.class).stream()
                .filter(service -> namesOf(service).contains(upstream.getHost()))
                .flatMap(service -> service.getSpec().getPorts().stream())
                .anyMatch(served -> served.getPort() == port);
    }

    /// Within its namespace, and from others.
    private static Set<String> namesOf(Service service) {
        String name = service.getMetadata().getName();
        return Set.of(name, name + "." + service.getMetadata().getNamespace());
    }
}
