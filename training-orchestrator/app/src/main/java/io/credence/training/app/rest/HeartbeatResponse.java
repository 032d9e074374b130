package io.credence.training.app.rest;

/// What the Job shall do.
///
/// @param cancelRequested the Job shall save and leave
public record HeartbeatResponse(boolean cancelRequested) {}
