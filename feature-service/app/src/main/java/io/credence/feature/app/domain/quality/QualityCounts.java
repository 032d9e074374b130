package io.credence.feature.app.domain.quality;

/// How much is suspect in a series.
///
/// @param quarantinedBars that nobody let in
public record QualityCounts(int findings, int quarantinedBars) {}
