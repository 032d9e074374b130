package io.credence.training.app.kubernetes;

import io.credence.training.app.domain.RunQueue;
import io.credence.training.app.domain.RunState;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.List;
import java.util.Optional;

/// What becomes of a Job that was found in the cluster, given whose the database says it is.
enum Ownership {
    /// A run has it, or had it and let it go.
    KNOWN,
    /// It was let go and has not noticed.
    TO_RELEASE,
    /// Nobody's. A person must look: it may be somebody's after all.
    ORPHAN;

    static Ownership of(Job job, Optional<RunQueue.Owner> owner) {
        if (JobReading.isClosed(job)) {
            return KNOWN;
        }
        if (owner.isEmpty()) {
            return ORPHAN;
        }
        String uid = owner.get().jobUid();
        if (uid != null && !uid.equals(job.getMetadata().getUid())) {
            return ORPHAN;
        }
        if (!owner.get().letGo()) {
            return KNOWN;
        }
        boolean finished = new JobReading(job, List.of(), Optional.empty()).isFinished();
        if (!finished && owner.get().state() != RunState.Name.CANCELLED) {
            return ORPHAN;
        }
        return finished && !job.getFinalizers().contains(Keys.OUTCOME) ? KNOWN : TO_RELEASE;
    }
}
