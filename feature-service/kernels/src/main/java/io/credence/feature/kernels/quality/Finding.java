package io.credence.feature.kernels.quality;

/// A run of bars that nobody should learn from, and why.
///
/// @param fromMs the first one's opening
/// @param toMs the last one's opening
public record Finding(FindingKind kind, long fromMs, long toMs, int bars, String reason) {}
