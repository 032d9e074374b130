package io.credence.training.app.domain;

import java.time.Instant;

/// What the launcher sees of a Job now.
public sealed interface JobStatus {

    /// There is none of that name.
    record Absent() implements JobStatus {}

    /// It exists and waits to be admitted or started.
    record Waiting() implements JobStatus {}

    /// It runs.
    ///
    /// @param since when it last came to life; the epoch if as long as the attempt
    record Alive(Instant since) implements JobStatus {

        public Alive() {
            this(Instant.EPOCH);
        }
    }

    /// Its place was taken away; it will go on by itself.
    record Evicted() implements JobStatus {}

    /// It ended by itself or by a signal.
    ///
    /// @param logTail the last lines that hold no secret
    record Exited(int code, String logTail) implements JobStatus {}

    /// The platform ended it for good.
    record Stopped(Failure why) implements JobStatus {}

    /// It was there, it is gone, and nobody saw how it ended.
    record Vanished() implements JobStatus {}

    /// The launcher cannot tell; nothing follows from it.
    record Unclear(String cause) implements JobStatus {}
}
