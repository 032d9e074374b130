package io.credence.training.app.kubernetes;

/// Where a trainer finds what its Job gives it. All else of its file system is read-only, but for
/// `/tmp`.
final class Mounts {

    /// The job file, the credentials and the pod's own token.
    static final String GIVEN = "/var/run/credence";

    static final String JOB_FILE = GIVEN + "/job.json";
    static final String CREDENTIALS_FILE = GIVEN + "/credentials.json";
    static final String TOKEN_FILE = GIVEN + "/token";

    /// What the run's attempts keep for one another.
    static final String WORK = "/var/lib/credence/work";

    /// The root of the artifact store; a pod sees its tenant's scope only.
    static final String ARTIFACTS = "/var/lib/credence/artifacts";

    static final String SCRATCH = "/tmp";
    static final String SHARED_MEMORY = "/dev/shm";

    private Mounts() {}
}
