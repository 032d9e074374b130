package io.credence.training.app.kubernetes;

import io.credence.training.api.JobSpec;
import io.credence.training.app.config.KubernetesConfig;
import io.credence.training.app.workspace.RunDirectories;
import java.time.Duration;
import java.util.regex.Pattern;

/// What a cluster must tell its Jobs.
///
/// @param place a name all orchestrators of this cluster share, and no other cluster has
/// @param grace from the request to leave to SIGKILL; a checkpoint must fit in
/// @param jobRetention how long a Job that is over stays
/// @param runs what the orchestrator sees of the work claim
record KubernetesSettings(
        String place,
        KubernetesConfig cluster,
        JobSpec.Endpoints endpoints,
        String codeVersion,
        Duration grace,
        Duration jobRetention,
        RunDirectories runs) {

    private static final Pattern BY_DIGEST = Pattern.compile(".+@sha256:[0-9a-f]{64}");

    KubernetesSettings {
        if (cluster.image().filter(image -> !BY_DIGEST.matcher(image).matches()).isPresent()) {
            throw new IllegalArgumentException(
                    "credence.training.kubernetes.image must end in @sha256:<digest>: a tag may"
                            + " come to mean another trainer");
        }
    }

    String namespace() {
        return cluster.namespace();
    }
}
