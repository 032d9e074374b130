package io.credence.registry.app.domain;

/// Where an alias shall point, and who says so.
///
/// @param force also past failing gates; `reason` then says why
public record AliasTarget(int version, boolean force, String reason, String actor) {}
