package io.credence.platform.local.kubernetes;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Whatever makes pods.
///
/// @param selector none for a Job: the cluster makes one
/// @param claims volumes that come with each pod
record Workload(
        HasMetadata object,
        @Nullable LabelSelector selector,
        PodTemplateSpec template,
        List<String> claims) {

    private static final String IMAGE_OF_OURS = "credence/";

    static Optional<Workload> of(Object object) {
        return switch (object) {
            case Deployment it ->
                    Optional.of(
                            new Workload(
                                    it,
                                    it.getSpec().getSelector(),
                                    it.getSpec().getTemplate(),
                                    List.of()));
            case StatefulSet it ->
                    Optional.of(
                            new Workload(
                                    it,
                                    it.getSpec().getSelector(),
                                    it.getSpec().getTemplate(),
                                    it.getSpec().getVolumeClaimTemplates().stream()
                                            .map(claim -> claim.getMetadata().getName())
                                            .toList()));
            case Job it ->
                    Optional.of(new Workload(it, null, it.getSpec().getTemplate(), List.of()));
            default -> Optional.empty();
        };
    }

    String namespace() {
        return object.getMetadata().getNamespace();
    }

    String name() {
        return object.getMetadata().getName();
    }

    String place() {
        return object.getKind() + " " + namespace() + "/" + name();
    }

    PodSpec pod() {
        return template.getSpec();
    }

    List<Container> containers() {
        return Stream.concat(pod().getInitContainers().stream(), pod().getContainers().stream())
                .toList();
    }

    /// Whether it runs a program of this repository.
    boolean isOurs() {
        return pod().getContainers().stream().anyMatch(c -> image(c).startsWith(IMAGE_OF_OURS));
    }

    // A registry may stand before the name.
    private static String image(Container container) {
        String image = container.getImage();
        int ours = image.indexOf(IMAGE_OF_OURS);
        return ours < 0 ? image : image.substring(ours);
    }

    Map<String, String> labels() {
        return template.getMetadata().getLabels();
    }

    /// Whether a pod has a port of this name or number.
    boolean listensOn(Object port) {
        return pod().getContainers().stream()
                .flatMap(container -> container.getPorts().stream())
                .anyMatch(declared -> isNamed(declared, port));
    }

    private static boolean isNamed(ContainerPort declared, Object port) {
        return port.equals(declared.getName()) || port.equals(declared.getContainerPort());
    }
}
