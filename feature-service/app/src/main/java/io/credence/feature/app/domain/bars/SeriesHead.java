package io.credence.feature.app.domain.bars;

import java.util.OptionalLong;

/// Where a series stands.
///
/// @param revision rises when stored bars change other than by a live bar at the end, or when what
///   was known beside them does
public record SeriesHead(long revision, OptionalLong newestOpenMs) {}
