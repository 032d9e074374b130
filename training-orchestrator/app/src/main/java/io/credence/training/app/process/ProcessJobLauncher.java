package io.credence.training.app.process;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.credence.training.app.domain.Failure;
import io.credence.training.app.domain.JobKey;
import io.credence.training.app.domain.JobLauncher;
import io.credence.training.app.domain.JobStatus;
import io.credence.training.app.domain.LaunchOrder;
import io.credence.training.app.domain.LaunchResult;
import io.credence.training.app.domain.LogTail;
import io.credence.training.app.workspace.RunDirectories;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Jobs as processes of this machine.
///
/// Exactly once, by two steps that the file system makes atomic: the Job's directory is renamed
/// into place complete, and of all shells started for it, the one that links its identity first
/// runs it. Starting one shell too many is therefore harmless, and starting none is mended by
/// asking again.
public final class ProcessJobLauncher implements JobLauncher {

    static final String NO_GPUS = "NO_GPUS";

    private static final Logger LOG = Logger.getLogger(ProcessJobLauncher.class);

    private final ProcessSettings settings;
    private final JobFiles files;
    private final JobShell shell;

    ProcessJobLauncher(ProcessSettings settings, ObjectMapper json) {
        this.settings = settings;
        this.files = new JobFiles(settings, json);
        this.shell = new JobShell(settings);
    }

    @Override
    public String place() {
        return settings.place();
    }

    @Override
    public int capacity() {
        return settings.capacity();
    }

    @Override
    public LaunchResult launch(LaunchOrder order) {
        JobDirectory job = directory(order.key());
        try {
            boolean created = false;
            if (!job.exists()) {
                Optional<Failure> obstacle = obstacle(order);
                if (obstacle.isPresent()) {
                    return new LaunchResult.Refused(obstacle.get());
                }
                created =
                        job.create(
                                order.specSha256(),
                                staging -> files.write(staging, job, order, secretOf(order)));
            }
            if (!created && !job.isOf(order.specSha256())) {
                return new LaunchResult.Refused(
                        new Failure(
                                Failure.NAME_CONFLICT, "another spec holds " + order.key().name()));
            }
            if (!job.taken() && !shell.start(job)) {
                return new LaunchResult.Unknown("the shell of the job did not start in time");
            }
            String uid = uid(order.key(), job);
            return created ? new LaunchResult.Launched(uid) : new LaunchResult.AlreadyExists(uid);
        } catch (IOException e) {
            return new LaunchResult.Unknown(e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new LaunchResult.Unknown("interrupted");
        }
    }

    @Override
    public JobStatus status(JobKey key) {
        JobDirectory job = directory(key);
        try {
            if (!job.exists()) {
                return new JobStatus.Absent();
            }
            if (!job.taken()) {
                return new JobStatus.Waiting();
            }
            // The order matters: what is dead here may have written its exit before it died.
            if (living(job).findAny().isPresent() && job.exitCode().isEmpty()) {
                return new JobStatus.Alive();
            }
            Optional<Integer> code = job.exitCode();
            return code.isPresent()
                    ? new JobStatus.Exited(code.get(), LogTail.of(LogEnd.read(job.log())))
                    : new JobStatus.Vanished();
        } catch (IOException | NumberFormatException e) {
            return new JobStatus.Unclear(e.toString());
        }
    }

    @Override
    public void terminate(JobKey key, Termination termination) {
        JobDirectory job = directory(key);
        try {
            if (!job.exists()) {
                job.create("", _ -> {});
            }
            if (!job.taken() && job.close()) {
                return;
            }
            signal(job, termination);
        } catch (IOException e) {
            throw new JobAccessException(key, e);
        }
    }

    /// A machine's Jobs prove themselves by credentials that only their user may read.
    @Override
    public Optional<String> holder(JobKey key, String name, @Nullable String proof) {
        return Optional.of(name);
    }

    @Override
    public void release(JobKey key) {
        try {
            directory(key).release();
        } catch (IOException e) {
            throw new JobAccessException(key, e);
        }
        sweep(Instant.now().minus(settings.jobRetention()));
    }

    @Override
    public void forget(UUID runId) {
        settings.runs().delete(runId);
    }

    /// Deletes the directories of Jobs that were let go before `time`.
    private void sweep(Instant time) {
        try (Stream<Path> all = Files.list(jobs())) {
            for (Path path : all.toList()) {
                if (new JobDirectory(path).releasedAt().filter(time::isAfter).isPresent()) {
                    RunDirectories.deleteTree(path);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("cannot sweep the directories of old jobs", e);
        }
    }

    /// Whether a trainer can be started and its directory be made.
    @Override
    public boolean ready() {
        try {
            Files.createDirectories(jobs());
        } catch (IOException e) {
            return false;
        }
        return Files.isWritable(jobs()) && trainerPresent();
    }

    private boolean trainerPresent() {
        return !settings.trainer().classPath().isEmpty()
                && Files.isExecutable(settings.trainer().java());
    }

    /// Asks all living Jobs of this machine to leave.
    ///
    /// @return how many it asked
    int terminateAll(Termination termination) throws IOException {
        int asked = 0;
        for (JobDirectory job : livingJobs()) {
            signal(job, termination);
            asked++;
        }
        return asked;
    }

    List<JobDirectory> livingJobs() throws IOException {
        if (!Files.isDirectory(jobs())) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(jobs())) {
            List<JobDirectory> living = new ArrayList<>();
            for (Path path :
                    all.filter(path -> path.getFileName().toString().startsWith("tr-")).toList()) {
                JobDirectory job = new JobDirectory(path);
                if (living(job).findAny().isPresent()) {
                    living.add(job);
                }
            }
            return living;
        }
    }

    /// SIGTERM goes to the shell, which passes it on; SIGKILL goes to what the shell started, so
    /// that the shell can still write down the end.
    private static void signal(JobDirectory job, Termination termination) throws IOException {
        switch (termination) {
            case GRACEFUL -> living(job).findFirst().ifPresent(ProcessHandle::destroy);
            case FORCED -> {
                List<ProcessHandle> below =
                        living(job).flatMap(ProcessHandle::descendants).toList();
                Optional<ProcessHandle> child = job.child().flatMap(ProcessIdentity::handle);
                below.forEach(ProcessHandle::destroyForcibly);
                child.ifPresent(ProcessHandle::destroyForcibly);
                if (below.isEmpty() && child.isEmpty()) {
                    living(job).forEach(ProcessHandle::destroyForcibly);
                }
            }
        }
    }

    /// The shell first, then the trainer, which may have outlived it.
    private static Stream<ProcessHandle> living(JobDirectory job) throws IOException {
        return Stream.of(job.shell(), job.child())
                .flatMap(Optional::stream)
                .flatMap(process -> process.handle().stream());
    }

    private Optional<Failure> obstacle(LaunchOrder order) {
        if (!trainerPresent()) {
            return Optional.of(
                    new Failure(Failure.NO_TRAINER, "this installation has no trainer to start"));
        }
        if (!settings.clientSecrets().containsKey(order.tenant().value())) {
            return Optional.of(
                    new Failure(
                            Failure.NO_TRAINER,
                            "the trainer has no client for tenant " + order.tenant()));
        }
        if (order.spec().resources().gpus() > 0) {
            return Optional.of(
                    new Failure(NO_GPUS, "this installation has no GPUs to give to a training"));
        }
        return Optional.empty();
    }

    private String secretOf(LaunchOrder order) {
        return settings.clientSecrets().getOrDefault(order.tenant().value(), "");
    }

    private static String uid(JobKey key, JobDirectory job) throws IOException {
        return job.shell()
                .map(process ->
                        "%s@%d.%d".formatted(key.name(), process.pid(), process.startTicks()))
                .orElse(key.name() + "@closed");
    }

    private JobDirectory directory(JobKey key) {
        return JobDirectory.of(jobs(), key);
    }

    private Path jobs() {
        return settings.workDirectory().resolve("jobs");
    }
}
