package io.credence.training.app.kubernetes;

/// Names of labels, annotations and finalizers.
final class Keys {

    static final String MANAGED_BY = "app.kubernetes.io/managed-by";
    static final String ORCHESTRATOR = "training-orchestrator";

    static final String RUN = "credence.io/run-id";
    static final String ATTEMPT = "credence.io/attempt";
    static final String TENANT = "credence.io/tenant";

    /// On a Job that was ended before it was launched, in its place.
    static final String CLOSED = "credence.io/closed";

    // An annotation: with 64 digits it is too long for a label.
    static final String SPEC_HASH = "credence.io/spec-sha256";
    static final String EPOCH = "credence.io/owner-epoch";

    /// The job file, on the pod.
    static final String JOB = "credence.io/job";

    /// Removed when the end of the attempt is written down.
    static final String OUTCOME = "credence.io/outcome-recorded";

    static final String KUEUE = "kueue.x-k8s.io";
    static final String QUEUE = KUEUE + "/queue-name";
    static final String WORKLOAD_PRIORITY = KUEUE + "/priority-class";
    static final String MAX_RUN_SECONDS = KUEUE + "/max-exec-time-seconds";

    /// On Kueue's Workload: whose it is.
    static final String JOB_UID = KUEUE + "/job-uid";

    private Keys() {}
}
