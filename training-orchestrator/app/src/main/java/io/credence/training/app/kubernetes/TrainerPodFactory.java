package io.credence.training.app.kubernetes;

import io.credence.training.api.ResourceSpec;
import io.credence.training.app.config.KubernetesConfig;
import io.credence.training.app.domain.JobKey;
import io.credence.training.app.domain.LaunchOrder;
import io.credence.training.app.workspace.RunDirectories;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.SecurityContextBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The pod of a trainer.
final class TrainerPodFactory {

    static final String CONTAINER = "train";

    private static final long USER = 10001;
    private static final String GIVEN = "given";
    private static final String WORK = "work";
    private static final String ARTIFACTS = "artifacts";
    private static final String SCRATCH = "scratch";
    private static final String SHARED_MEMORY = "shared-memory";

    private final KubernetesSettings settings;
    private final KubernetesConfig cluster;
    private final NodeChoice nodes;

    TrainerPodFactory(KubernetesSettings settings) {
        this.settings = settings;
        this.cluster = settings.cluster();
        this.nodes = new NodeChoice(cluster);
    }

    PodSpec pod(LaunchOrder order) {
        ResourceSpec resources = order.spec().resources();
        PodSpecBuilder pod =
                restricted()
                        .withServiceAccountName(cluster.serviceAccount())
                        .withTerminationGracePeriodSeconds(settings.grace().toSeconds())
                        .withVolumes(volumes(order))
                        .withContainers(
                                new ContainerBuilder()
                                        .withName(CONTAINER)
                                        .withImage(cluster.image().orElseThrow())
                                        .withArgs(Mounts.JOB_FILE)
                                        .withSecurityContext(noPrivileges())
                                        .withResources(requirements(resources))
                                        .withVolumeMounts(mounts(order))
                                        .build());
        cluster.priorityClass().ifPresent(pod::withPriorityClassName);
        nodes.choose(pod, resources);
        return pod.build();
    }

    /// A Job must have a template, also one that starts no pod.
    PodSpec none(JobKey key) {
        return restricted()
                .withContainers(
                        new ContainerBuilder()
                                .withName(CONTAINER)
                                .withImage(key.name())
                                .withSecurityContext(noPrivileges())
                                .build())
                .build();
    }

    /// As pod security's level `restricted` asks, and without the API server's token.
    private static PodSpecBuilder restricted() {
        return new PodSpecBuilder()
                .withRestartPolicy("Never")
                .withAutomountServiceAccountToken(false)
                .withEnableServiceLinks(false)
                .withNewSecurityContext()
                .withRunAsNonRoot(true)
                .withRunAsUser(USER)
                .withRunAsGroup(USER)
                .withFsGroup(USER)
                .withNewSeccompProfile()
                .withType("RuntimeDefault")
                .endSeccompProfile()
                .endSecurityContext();
    }

    private static SecurityContext noPrivileges() {
        return new SecurityContextBuilder()
                .withAllowPrivilegeEscalation(false)
                .withReadOnlyRootFilesystem(true)
                .withNewCapabilities()
                .withDrop("ALL")
                .endCapabilities()
                .build();
    }

    /// Memory and GPUs are had or not; of CPU there may be more while nobody else needs it.
    private ResourceRequirements requirements(ResourceSpec resources) {
        Map<String, Quantity> firm = new TreeMap<>();
        firm.put("memory", new Quantity(resources.memoryGib() + "Gi"));
        firm.put("ephemeral-storage", new Quantity(cluster.scratch()));
        Map<String, Quantity> limits = new TreeMap<>(firm);
        if (resources.gpus() > 0) {
            limits.put(gpuName(resources), new Quantity(Integer.toString(resources.gpus())));
        }
        return new ResourceRequirementsBuilder()
                .withRequests(firm)
                .addToRequests("cpu", new Quantity(Integer.toString(resources.cpus())))
                .withLimits(limits)
                .build();
    }

    private static String gpuName(ResourceSpec resources) {
        return "nvidia.com/"
                + (resources.migProfile() == null ? "gpu" : "mig-" + resources.migProfile());
    }

    private List<Volume> volumes(LaunchOrder order) {
        List<Volume> volumes = new ArrayList<>();
        volumes.add(given(order));
        volumes.add(claim(WORK, cluster.workClaim()));
        volumes.add(claim(ARTIFACTS, cluster.artifactClaim()));
        volumes.add(
                new VolumeBuilder()
                        .withName(SCRATCH)
                        .withNewEmptyDir()
                        .withSizeLimit(new Quantity(cluster.scratch()))
                        .endEmptyDir()
                        .build());
        if (order.spec().resources().gpus() > 0) {
            volumes.add(
                    new VolumeBuilder()
                            .withName(SHARED_MEMORY)
                            .withNewEmptyDir()
                            .withMedium("Memory")
                            .withSizeLimit(new Quantity(cluster.sharedMemory()))
                            .endEmptyDir()
                            .build());
        }
        return volumes;
    }

    /// The job file from the pod's own annotation, the credentials by reference, and a token that
    /// is good for this run's orchestrator only.
    private Volume given(LaunchOrder order) {
        return new VolumeBuilder()
                .withName(GIVEN)
                .withNewProjected()
                .withDefaultMode(0440)
                .addNewSource()
                .withNewDownwardAPI()
                .addNewItem()
                .withPath("job.json")
                .withNewFieldRef()
                .withFieldPath("metadata.annotations['%s']".formatted(Keys.JOB))
                .endFieldRef()
                .endItem()
                .endDownwardAPI()
                .endSource()
                .addNewSource()
                .withNewSecret()
                .withName(cluster.credentialsSecretPrefix() + order.tenant())
                .addNewItem()
                .withKey("credentials.json")
                .withPath("credentials.json")
                .endItem()
                .endSecret()
                .endSource()
                .addNewSource()
                .withNewServiceAccountToken()
                .withAudience(PodTokens.audience(order.key()))
                .withExpirationSeconds(cluster.tokenLifetime().toSeconds())
                .withPath("token")
                .endServiceAccountToken()
                .endSource()
                .endProjected()
                .build();
    }

    private static Volume claim(String name, String claim) {
        return new VolumeBuilder()
                .withName(name)
                .withNewPersistentVolumeClaim()
                .withClaimName(claim)
                .endPersistentVolumeClaim()
                .build();
    }

    private static List<VolumeMount> mounts(LaunchOrder order) {
        List<VolumeMount> mounts = new ArrayList<>();
        mounts.add(
                new VolumeMountBuilder()
                        .withName(GIVEN)
                        .withMountPath(Mounts.GIVEN)
                        .withReadOnly(true)
                        .build());
        mounts.add(
                new VolumeMountBuilder()
                        .withName(WORK)
                        .withMountPath(Mounts.WORK)
                        .withSubPath(RunDirectories.nameOf(order.key().runId()))
                        .build());
        mounts.add(
                new VolumeMountBuilder()
                        .withName(ARTIFACTS)
                        .withMountPath(Mounts.ARTIFACTS + "/" + order.tenant())
                        .withSubPath(order.tenant().value())
                        .build());
        mounts.add(mount(SCRATCH, Mounts.SCRATCH));
        if (order.spec().resources().gpus() > 0) {
            mounts.add(mount(SHARED_MEMORY, Mounts.SHARED_MEMORY));
        }
        return mounts;
    }

    private static VolumeMount mount(String volume, String path) {
        return new VolumeMountBuilder().withName(volume).withMountPath(path).build();
    }
}
