package io.credence.training.app.config;

import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Settings under `credence.training.kubernetes`: what the cluster calls things.
public interface KubernetesConfig {

    /// Of all Jobs, and of the orchestrator's rights.
    @WithDefault("credence-training")
    String namespace();

    /// The trainer's, by digest. Empty: this installation refuses to train.
    Optional<String> image();

    /// Of the trainer, with no rights at all.
    @WithDefault("trainer")
    String serviceAccount();

    /// A tenant's Kueue LocalQueue is called this and the tenant.
    @WithDefault("tenant-")
    String queuePrefix();

    /// A Kueue WorkloadPriorityClass.
    Optional<String> workloadPriority();

    /// A pod PriorityClass.
    Optional<String> priorityClass();

    /// The version of Kueue's API that the cluster serves.
    @WithDefault("v1beta1")
    String kueueVersion();

    /// How long a run may run, all its places together; Kueue counts.
    @WithDefault("4h")
    Duration maxRunTime();

    /// Pods that may fail by a signal or for want of a service, before the attempt does.
    @WithDefault("3")
    int podRetries();

    /// The Secret of this name and the tenant holds its trainer's `credentials.json`.
    @WithDefault("trainer-")
    String credentialsSecretPrefix();

    /// How long a pod's own token is good for; the kubelet renews it before.
    @WithDefault("1h")
    Duration tokenLifetime();

    /// The claim with the runs' work directories, which `work-directory` shows to the orchestrator.
    @WithDefault("credence-training")
    String workClaim();

    /// The claim with the artifacts.
    @WithDefault("credence-artifacts")
    String artifactClaim();

    /// Room in `/tmp`.
    @WithDefault("10Gi")
    String scratch();

    /// Room in `/dev/shm` where there are GPUs; it counts as memory.
    @WithDefault("2Gi")
    String sharedMemory();

    /// Only where the cluster's GPU operator needs one.
    Optional<String> gpuRuntimeClass();

    /// `nvidia.com/gpu.product` of the nodes that will do; any if empty.
    Optional<List<String>> gpuProducts();

    /// Taints of GPU nodes, `key:Effect` or `key=value:Effect`.
    @WithDefault("nvidia.com/gpu:NoSchedule")
    List<String> gpuTaints();

    /// Labels of spot nodes, `key=value`.
    @WithDefault("credence.io/capacity=spot")
    List<String> spotLabels();

    /// Taints of spot nodes, as of GPU nodes.
    @WithDefault("credence.io/capacity=spot:NoSchedule")
    List<String> spotTaints();

    /// How often everything is listed again, beside being watched.
    @WithDefault("5m")
    Duration resync();

    /// How often all Jobs of the cluster are compared with all runs of the database.
    @WithDefault("5m")
    Duration compareEvery();
}
