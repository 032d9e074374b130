package io.credence.feature.app.csv;

import io.credence.feature.kernels.inputs.InputName;
import org.jspecify.annotations.Nullable;

/// What is said of a file of observations beside it.
///
/// @param name of all its rows; null if a column names each
/// @param knownAfterMs how long after the event each row became known; null if a column says when
public record ObservationFile(@Nullable InputName name, @Nullable Long knownAfterMs) {}
