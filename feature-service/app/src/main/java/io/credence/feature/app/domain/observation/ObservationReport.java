package io.credence.feature.app.domain.observation;

/// What became of some observations.
///
/// @param rows that came
/// @param inserted that were new
/// @param duplicates that were stored already, or came twice
/// @param late of the new ones: a bar that could have known them was stored before
public record ObservationReport(int rows, int inserted, int duplicates, int late) {}
