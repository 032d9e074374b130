package io.credence.platform.local.kubernetes;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerBehavior;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is used here of the resources that operators bring: KEDA 2, Prometheus Operator, Kueue. A
/// field that is not named is refused.
final class CustomResources {

    private CustomResources() {}

    /// `keda.sh/v1alpha1`
    record ScaledObject(
            String apiVersion, String kind, ObjectMeta metadata, ScaledObject.Spec spec) {

        record Spec(
                Target scaleTargetRef,
                int pollingInterval,
                int cooldownPeriod,
                int minReplicaCount,
                int maxReplicaCount,
                Fallback fallback,
                Advanced advanced,
                List<Trigger> triggers) {}

        record Target(String apiVersion, String kind, String name) {}

        record Fallback(int failureThreshold, int replicas) {}

        record Advanced(HpaConfig horizontalPodAutoscalerConfig) {}

        record HpaConfig(HorizontalPodAutoscalerBehavior behavior) {}

        record Trigger(String type, @Nullable String metricType, Map<String, String> metadata) {}
    }

    /// `monitoring.coreos.com/v1`
    record ServiceMonitor(
            String apiVersion, String kind, ObjectMeta metadata, ServiceMonitor.Spec spec) {

        record Spec(LabelSelector selector, List<Endpoint> endpoints) {}

        record Endpoint(String port, String path, String interval) {}
    }

    /// `monitoring.coreos.com/v1`
    record PrometheusRule(
            String apiVersion, String kind, ObjectMeta metadata, PrometheusRule.Spec spec) {

        record Spec(List<PrometheusRule.Group> groups) {}

        record Group(String name, List<Rule> rules) {}

        record Rule(
                String alert,
                String expr,
                @Nullable @com.fasterxml.jackson.annotation.JsonProperty("for") String lasting,
                Map<String, String> labels,
                Map<String, String> annotations) {}
    }

    /// `kueue.x-k8s.io/v1beta1`
    record ResourceFlavor(
            String apiVersion,
            String kind,
            ObjectMeta metadata,
            ResourceFlavor.@Nullable Spec spec) {

        record Spec(
                @Nullable Map<String, String> nodeLabels, @Nullable List<Toleration> tolerations) {}
    }

    /// `kueue.x-k8s.io/v1beta1`
    record ClusterQueue(
            String apiVersion, String kind, ObjectMeta metadata, ClusterQueue.Spec spec) {

        record Spec(
                String cohort,
                LabelSelector namespaceSelector,
                Preemption preemption,
                List<ClusterQueue.Group> resourceGroups) {}

        record Preemption(String reclaimWithinCohort, String withinClusterQueue) {}

        record Group(List<String> coveredResources, List<Flavor> flavors) {}

        record Flavor(String name, List<Quota> resources) {}

        record Quota(String name, String nominalQuota, @Nullable String borrowingLimit) {}
    }

    /// `kueue.x-k8s.io/v1beta1`
    record LocalQueue(String apiVersion, String kind, ObjectMeta metadata, LocalQueue.Spec spec) {

        record Spec(String clusterQueue) {}
    }

    /// `kueue.x-k8s.io/v1beta1`
    record WorkloadPriorityClass(
            String apiVersion, String kind, ObjectMeta metadata, int value, String description) {}
}
