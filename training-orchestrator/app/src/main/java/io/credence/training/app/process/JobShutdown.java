package io.credence.training.app.process;

import io.credence.training.app.config.TrainingConfig;
import io.credence.training.app.domain.JobLauncher;
import io.credence.training.app.domain.JobLauncher.Termination;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.time.Duration;
import org.jboss.logging.Logger;

/// Jobs outlive the orchestrator, unless a person's machine shall be quiet after it. It needs no
/// database for that, which may be gone already. The runs stay as they are and go on with the next
/// start, from their checkpoints.
@ApplicationScoped
class JobShutdown {

    private static final Logger LOG = Logger.getLogger(JobShutdown.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(50);

    private final JobLauncher chosen;
    private final TrainingConfig config;

    JobShutdown(JobLauncher chosen, TrainingConfig config) {
        this.chosen = chosen;
        this.config = config;
    }

    void onStop(@Observes ShutdownEvent stop) {
        if (config.terminateJobsOnShutdown() && chosen instanceof ProcessJobLauncher launcher) {
            end(launcher);
        }
    }

    private static void end(ProcessJobLauncher launcher) {
        try {
            if (launcher.terminateAll(Termination.GRACEFUL) > 0 && !gone(launcher)) {
                launcher.terminateAll(Termination.FORCED);
            }
        } catch (IOException e) {
            LOG.error("jobs may still be running", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean gone(ProcessJobLauncher launcher)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            if (launcher.livingJobs().isEmpty()) {
                return true;
            }
            Thread.sleep(POLL);
        }
        return false;
    }
}
