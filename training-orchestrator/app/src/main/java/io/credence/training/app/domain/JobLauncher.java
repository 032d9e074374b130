package io.credence.training.app.domain;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Makes, watches and ends Jobs by run and attempt. Every method may be repeated, by this process
/// or by one that took over, and keeps nothing in memory: what it knows, it reads from where the
/// Jobs are.
public interface JobLauncher {

    enum Termination {
        /// Asks: the Job saves a checkpoint and leaves.
        GRACEFUL,
        /// Takes it away.
        FORCED
    }

    /// Where the Jobs of this launcher live: one machine or one cluster. Only launchers of the same
    /// place may speak of a Job.
    String place();

    /// Jobs that may live at once at this place; a cluster that queues by itself says
    /// `Integer.MAX_VALUE`.
    int capacity();

    /// Whether a run that comes now could be launched.
    boolean ready();

    /// Creates, never replaces.
    LaunchResult launch(LaunchOrder order);

    JobStatus status(JobKey key);

    /// Also of a Job that is not there yet: a launch that comes too late must find it ended.
    void terminate(JobKey key, Termination termination);

    /// Who it is that asks for the Job's lease: no two processes have one name. Empty if it is not
    /// the Job itself, by the proof that the launcher gave it alone.
    ///
    /// @param name what the asker calls itself
    Optional<String> holder(JobKey key, String name, @Nullable String proof);

    /// The Job is over; let it go and take its credentials away. Its name stays taken for a while.
    void release(JobKey key);

    /// The run is over and has no Job left: what its attempts kept for one another may go.
    void forget(UUID runId);
}
