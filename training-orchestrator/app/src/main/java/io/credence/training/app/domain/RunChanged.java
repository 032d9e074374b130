package io.credence.training.app.domain;

/// Something is written that dispatcher or reconciler may act on. They hear of it once it is
/// committed; if that is missed, they look by themselves a moment later.
public record RunChanged() {}
