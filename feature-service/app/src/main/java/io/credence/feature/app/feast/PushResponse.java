package io.credence.feature.app.feast;

/// Feast answers `null` and asks for nothing more than the status.
///
/// @param added the bars that were new
record PushResponse(int received, int added) {}
