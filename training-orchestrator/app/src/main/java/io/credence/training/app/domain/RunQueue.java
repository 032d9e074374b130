package io.credence.training.app.domain;

import io.credence.platform.api.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The work of all tenants, for dispatcher and reconciler. However many of them ask, each run is
/// handed to one at a time.
public interface RunQueue {

    record Claim(TenantId tenant, UUID runId, long epoch) {}

    record Watched(TenantId tenant, JobKey job) {}

    /// Whose Job it is.
    ///
    /// @param jobUid null until a launch was seen to have worked
    /// @param letGo whether the attempt is over and its Job released
    record Owner(RunState.Name state, @Nullable String jobUid, boolean letGo) {}

    /// The oldest run that needs its dataset.
    Optional<Claim> claimRequested();

    /// The oldest run that may be launched at the place. Its attempt, the intent to launch, is
    /// written with the claim and takes one of the place's slots.
    Optional<Claim> claimQueued(String place, int capacity);

    /// Attempts of the place that are not let go yet.
    List<Watched> watched(String place);

    /// Since when the run waits that waits longest for its dataset or its turn. One that was lost
    /// waits anew. Empty if none waits.
    Optional<Instant> waitingSince();

    /// Empty if no run ever meant to have the Job.
    Optional<Owner> ownerOf(JobKey job);
}
