package io.credence.training.app.domain;

/// What became of a launch.
public sealed interface LaunchResult {

    /// This call made the Job. `jobUid` names it among all Jobs there ever were.
    record Launched(String jobUid) implements LaunchResult {}

    /// An earlier call made it, and it is this run's: adopt it.
    record AlreadyExists(String jobUid) implements LaunchResult {}

    /// No Job, and the same order will be refused again.
    record Refused(Failure failure) implements LaunchResult {}

    /// No Job now, since the place is full or slow; the same order may do later.
    record Deferred(String cause) implements LaunchResult {}

    /// There may or may not be a Job. Ask again under the same name.
    record Unknown(String cause) implements LaunchResult {}
}
