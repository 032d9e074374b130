package io.credence.platform.api;

/// Whose turn it is after an error, and so whether a retry can help.
public enum ErrorType {
    /// The request is wrong; the same request fails again.
    CALLER,
    /// The request is right, the state is not; read and try again.
    CONFLICT,
    /// Too much at once; wait and try again.
    CAPACITY,
    /// A service behind this one failed.
    UPSTREAM,
    /// Our defect; the caller gets an id, we keep the cause.
    INTERNAL
}
