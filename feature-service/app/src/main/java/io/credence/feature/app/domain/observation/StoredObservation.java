package io.credence.feature.app.domain.observation;

/// An observation as it lies there.
///
/// @param isLate whether a bar that could have known it was stored before it came
public record StoredObservation(Observation observation, long receivedMs, boolean isLate) {}
