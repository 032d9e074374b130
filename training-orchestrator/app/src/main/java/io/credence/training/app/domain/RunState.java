package io.credence.training.app.domain;

import java.time.Instant;

/// Where a run stands. A transition is a method of the state it leaves, so one that does not exist
/// cannot be written.
public sealed interface RunState {

    /// The words of the API and of the database.
    enum Name {
        REQUESTED,
        QUEUED,
        RUNNING,
        PREEMPTED,
        SUCCEEDED,
        FAILED,
        CANCELLED,
        LOST
    }

    Course course();

    default Name name() {
        return switch (this) {
            case Requested _ -> Name.REQUESTED;
            case Queued _ -> Name.QUEUED;
            case Running _ -> Name.RUNNING;
            case Preempted _ -> Name.PREEMPTED;
            case Succeeded _ -> Name.SUCCEEDED;
            case Failed _ -> Name.FAILED;
            case Cancelled _ -> Name.CANCELLED;
            case Lost _ -> Name.LOST;
        };
    }

    /// Something may still happen.
    sealed interface Active extends RunState {

        default Failed failed(Failure failure, Instant at) {
            return new Failed(course(), failure, at);
        }

        default Cancelled cancelled(Instant at) {
            return new Cancelled(course(), at);
        }
    }

    /// The dataset exists and the attempt has, or may get, a Job: one that can vanish.
    sealed interface Dispatched extends Active {

        default Lost lost() {
            return new Lost(course());
        }
    }

    /// Nothing can happen any more.
    sealed interface Finished extends RunState {

        Instant finishedAt();
    }

    /// Written down, nothing done yet.
    record Requested(Course course) implements Active {

        public Queued queued(String datasetId) {
            return new Queued(course.withDataset(datasetId));
        }
    }

    /// Has its dataset, waits for a slot or for its Job to be admitted.
    record Queued(Course course) implements Dispatched {

        public Running started(Instant at) {
            return new Running(course.startedBy(at));
        }
    }

    record Running(Course course) implements Dispatched {

        public Preempted preempted() {
            return new Preempted(course);
        }

        public Succeeded succeeded(int modelVersion, Instant at) {
            return new Succeeded(course, modelVersion, at);
        }
    }

    /// The cluster took the Job's place away and will give it back: same Job, same attempt.
    record Preempted(Course course) implements Dispatched {

        public Running resumed() {
            return new Running(course);
        }
    }

    /// The attempt's Job is gone without a word. The next attempt resumes from its checkpoint.
    record Lost(Course course) implements Active {

        public Queued retried() {
            return new Queued(course.nextAttempt());
        }
    }

    record Succeeded(Course course, int modelVersion, Instant finishedAt) implements Finished {}

    record Failed(Course course, Failure failure, Instant finishedAt) implements Finished {}

    record Cancelled(Course course, Instant finishedAt) implements Finished {}
}
