package io.credence.feature.app.rest;

/// Opening times from `fromMs` to before `toMs`.
record TimeRange(long fromMs, long toMs) {}
