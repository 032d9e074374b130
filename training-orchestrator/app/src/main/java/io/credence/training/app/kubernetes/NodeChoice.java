package io.credence.training.app.kubernetes;

import io.credence.training.api.ResourceSpec;
import io.credence.training.app.config.KubernetesConfig;
import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.AffinityBuilder;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.api.model.TolerationBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Which nodes a trainer may run on.
final class NodeChoice {

    private static final String PRODUCT = "nvidia.com/gpu.product";

    private final KubernetesConfig cluster;
    private final List<Toleration> gpuTolerations;
    private final List<Toleration> spotTolerations;
    private final Map<String, String> spotLabels;

    NodeChoice(KubernetesConfig cluster) {
        this.cluster = cluster;
        this.gpuTolerations = tolerations(cluster.gpuTaints());
        this.spotTolerations = tolerations(cluster.spotTaints());
        this.spotLabels = labels(cluster.spotLabels());
    }

    void choose(PodSpecBuilder pod, ResourceSpec resources) {
        List<Toleration> tolerations = new ArrayList<>();
        if (resources.gpus() > 0) {
            tolerations.addAll(gpuTolerations);
            cluster.gpuRuntimeClass().ifPresent(pod::withRuntimeClassName);
            // Nodes that slice their GPUs append the slice to the product's name.
            if (resources.migProfile() == null) {
                cluster.gpuProducts().ifPresent(products -> pod.withAffinity(onOneOf(products)));
            }
        }
        if (resources.spot()) {
            tolerations.addAll(spotTolerations);
            pod.withNodeSelector(spotLabels);
        }
        pod.withTolerations(tolerations);
    }

    private static Affinity onOneOf(List<String> products) {
        return new AffinityBuilder()
                .withNewNodeAffinity()
                .withNewRequiredDuringSchedulingIgnoredDuringExecution()
                .addNewNodeSelectorTerm()
                .addNewMatchExpression()
                .withKey(PRODUCT)
                .withOperator("In")
                .withValues(products)
                .endMatchExpression()
                .endNodeSelectorTerm()
                .endRequiredDuringSchedulingIgnoredDuringExecution()
                .endNodeAffinity()
                .build();
    }

    private static List<Toleration> tolerations(List<String> taints) {
        return taints.stream().map(NodeChoice::toleration).toList();
    }

    /// A taint as `kubectl taint` takes it.
    private static Toleration toleration(String taint) {
        int effect = taint.lastIndexOf(':');
        if (effect < 1) {
            throw new IllegalArgumentException("a taint is key[=value]:Effect, was " + taint);
        }
        String[] key = taint.substring(0, effect).split("=", 2);
        TolerationBuilder toleration =
                new TolerationBuilder().withKey(key[0]).withEffect(taint.substring(effect + 1));
        return key.length == 1
                ? toleration.withOperator("Exists").build()
                : toleration.withOperator("Equal").withValue(key[1]).build();
    }

    private static Map<String, String> labels(List<String> texts) {
        Map<String, String> labels = new TreeMap<>();
        for (String text : texts) {
            String[] parts = text.split("=", 2);
            if (parts.length != 2) {
                throw new IllegalArgumentException("a label is key=value, was " + text);
            }
            labels.put(parts[0], parts[1]);
        }
        return labels;
    }
}
