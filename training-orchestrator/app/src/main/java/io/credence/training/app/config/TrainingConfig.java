package io.credence.training.app.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Settings under `credence.training`.
@ConfigMapping(prefix = "credence.training")
public interface TrainingConfig {

    enum LauncherKind {
        PROCESS,
        KUBERNETES
    }

    /// How often the loops look, beside being woken.
    @WithDefault("1s")
    Duration pollInterval();

    /// How long a dispatcher may take for a dataset before another may take the run over. Longer
    /// than the client's timeout.
    @WithDefault("5m")
    Duration snapshotHold();

    /// The same for a launch.
    @WithDefault("1m")
    Duration launchHold();

    /// After this long without an answer from feature-service the run fails.
    @WithDefault("30m")
    Duration datasetPatience();

    /// Attempts per run, the first included.
    @WithDefault("3")
    int maxAttempts();

    /// How long a Job may be silent before another holder may take its lease.
    @WithDefault("30s")
    Duration lease();

    /// How long a living Job may be silent before it is ended.
    @WithDefault("10m")
    Duration silenceLimit();

    /// Between the request to leave and taking the Job away; a checkpoint must fit in.
    @WithDefault("60s")
    Duration terminationGrace();

    /// The shortest time between two events about one run's progress.
    @WithDefault("500ms")
    Duration progressEvery();

    /// Where Jobs run.
    @WithDefault("process")
    LauncherKind launcher();

    /// Jobs as Kubernetes Jobs.
    KubernetesConfig kubernetes();

    /// Jobs at once on this machine.
    @WithDefault("1")
    int maxConcurrentJobs();

    /// A name that all orchestrators of this machine or cluster share, and no other has. The host
    /// name if empty, or the cluster's namespace.
    Optional<String> node();

    /// Where Jobs have their directories.
    @WithDefault(".credence/training")
    String workDirectory();

    /// How long the directory, or the Kubernetes Job, of a Job that is over stays. What attempts
    /// keep for one another goes as soon as their run is over.
    @WithDefault("7D")
    Duration jobRetention();

    /// The `java` of the trainer; this one's if empty.
    Optional<String> trainerJava();

    /// Empty: this installation refuses to train.
    Optional<String> trainerClasspath();

    @WithDefault("io.credence.training.trainer.TrainerMain")
    String trainerMainClass();

    @WithDefault("1g")
    String trainerHeap();

    /// What TensorFlow needs of a JVM.
    @WithDefault("--enable-native-access=ALL-UNNAMED,--sun-misc-unsafe-memory-access=allow")
    List<String> trainerFlags();

    /// Further options, behind the heap and the flags.
    Optional<List<String>> trainerJvmOptions();

    /// Environment variables a Job may see. All others stay with the orchestrator: some are
    /// secrets.
    @WithDefault(
            "PATH,HOME,LANG,LC_ALL,TZ,TMPDIR,LD_LIBRARY_PATH,CUDA_VISIBLE_DEVICES,OMP_NUM_THREADS")
    List<String> trainerEnvironment();

    /// Secret of the client `trainer.<tenant>`, by tenant.
    Map<String, String> trainerClientSecrets();

    /// Where a Job gets its token; the issuer's if empty.
    Optional<String> tokenUrl();

    /// Whether Jobs end with the orchestrator. Else they go on, and the next one finds them.
    @WithDefault("false")
    boolean terminateJobsOnShutdown();
}
