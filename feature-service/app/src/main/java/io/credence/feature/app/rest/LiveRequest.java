package io.credence.feature.app.rest;

import org.jspecify.annotations.Nullable;

/// Whether rows of a feature set are published as bars close.
record LiveRequest(@Nullable Boolean live) {}
