package io.credence.strategy.app.rest;

import org.jspecify.annotations.Nullable;

/// A paper portfolio as asked for.
///
/// @param stream `live`, or the id of a replay
record PortfolioRequest(
        @Nullable String strategyId, @Nullable String stream, @Nullable Double initialCash) {}
