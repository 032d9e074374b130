package io.credence.training.app.rest;

/// The right to speak for an attempt.
///
/// @param fencingToken goes with every further word of this holder
/// @param leaseSeconds without a heartbeat for so long, another holder may take the lease
public record LeaseResponse(long fencingToken, long leaseSeconds) {}
