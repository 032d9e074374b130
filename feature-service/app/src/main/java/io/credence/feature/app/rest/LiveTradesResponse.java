package io.credence.feature.app.rest;

/// What became of the trades.
///
/// @param added those that were new
/// @param duplicates those that were taken before
/// @param late those of the new ones that came when a bar of their time was closed
record LiveTradesResponse(String instrument, int added, int duplicates, int late) {}
