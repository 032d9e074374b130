package io.credence.platform.local.kubernetes;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.SecurityContext;
import java.util.ArrayList;
import java.util.List;

/// Kubernetes' restricted pod security standard, and what is asked of this suite's own pods beyond
/// it.
final class PodSecurity {

    private final List<String> breaches = new ArrayList<>();

    private PodSecurity() {}

    static List<String> breaches(Rendered rendered) {
        PodSecurity security = new PodSecurity();
        rendered.workloads().forEach(security::check);
        return security.breaches;
    }

    private void check(Workload workload) {
        PodSpec pod = workload.pod();
        PodSecurityContext context = pod.getSecurityContext();
        require(workload, Boolean.TRUE.equals(context.getRunAsNonRoot()), "may run as root");
        require(workload, context.getRunAsUser() > 0, "runs as root");
        require(
                workload,
                context.getSeccompProfile().getType().equals("RuntimeDefault"),
                "has no seccomp profile");
        require(workload, !isTrue(pod.getHostNetwork()), "uses the host's network");
        require(workload, !isTrue(pod.getHostPID()), "sees the host's processes");
        require(workload, !isTrue(pod.getEnableServiceLinks(), true), "is told of all services");
        boolean talksToTheCluster = workload.name().equals("training-orchestrator");
        require(
                workload,
                isTrue(pod.getAutomountServiceAccountToken(), true) == talksToTheCluster,
                "has the wrong answer about an API token");
        workload.containers().forEach(container -> check(workload, container));
    }

    private void check(Workload workload, Container container) {
        SecurityContext context = container.getSecurityContext();
        require(
                workload,
                Boolean.FALSE.equals(context.getAllowPrivilegeEscalation()),
                "may escalate");
        require(
                workload,
                context.getCapabilities().getDrop().equals(List.of("ALL")),
                "keeps capabilities");
        require(workload, context.getCapabilities().getAdd().isEmpty(), "adds capabilities");
        require(
                workload,
                !workload.isOurs() || isTrue(context.getReadOnlyRootFilesystem()),
                "may write to its image");
        require(
                workload,
                container.getResources().getLimits().containsKey("memory"),
                "has no memory limit");
        String image = container.getImage();
        String version = image.substring(image.lastIndexOf('/') + 1);
        require(
                workload,
                version.contains("@sha256:")
                        || (version.contains(":") && !version.endsWith(":latest")),
                "runs whatever is newest: " + image);
    }

    private void require(Workload workload, boolean holds, String breach) {
        if (!holds) {
            breaches.add(workload.place() + " " + breach);
        }
    }

    private static boolean isTrue(Boolean value) {
        return Boolean.TRUE.equals(value);
    }

    private static boolean isTrue(Boolean value, boolean initial) {
        return value == null ? initial : value;
    }
}
