package io.credence.training.app.domain;

/// What the launcher sees of a Job now.
public sealed interface JobStatus {

    /// There is none of that name.
    record Absent() implements JobStatus {}

    /// It exists and waits to be admitted or started.
    record Waiting() implements JobStatus {}

    record Alive() implements JobStatus {}

    /// Its place was taken away; it will go on by itself.
    record Evicted() implements JobStatus {}

    /// It ended by itself or by a signal.
    ///
    /// @param logTail the last lines that hold no secret
    record Exited(int code, String logTail) implements JobStatus {}

    /// It was there, it is gone, and nobody saw how it ended.
    record Vanished() implements JobStatus {}

    /// The launcher cannot tell; nothing follows from it.
    record Unclear(String cause) implements JobStatus {}
}
