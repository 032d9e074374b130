package io.credence.feature.app.rest;

import org.jspecify.annotations.Nullable;

record CreateInstrumentRequest(@Nullable String symbol, @Nullable String venue) {}
