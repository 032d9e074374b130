package io.credence.feature.app.rest;

import io.credence.feature.api.Bar;
import org.jspecify.annotations.Nullable;

record LiveBarRequest(@Nullable String interval, @Nullable Bar bar) {}
