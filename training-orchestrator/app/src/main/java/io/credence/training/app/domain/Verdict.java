package io.credence.training.app.domain;

import org.jspecify.annotations.Nullable;

/// What to do about a run, given what is written and what is seen.
sealed interface Verdict {

    record Wait() implements Verdict {}

    record Move(RunState next) implements Verdict {}

    record End(Attempt.Cause cause, JobLauncher.Termination how) implements Verdict {}

    /// Release the Job, close the attempt, and then move if there is somewhere to go.
    record LetGo(@Nullable RunState next) implements Verdict {}
}
