package io.credence.strategy.app.rest;

import org.jspecify.annotations.Nullable;

/// Why trading is halted or freed.
///
/// @param reason for people; kept with the event
record RiskRequest(@Nullable String reason) {}
