package io.credence.feature.app.rest;

/// Whether the bar was new; if not, nothing was published.
record LiveBarResponse(String instrument, String interval, long openTimeMs, boolean isNew) {}
