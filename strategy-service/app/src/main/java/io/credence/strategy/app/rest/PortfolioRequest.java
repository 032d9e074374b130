package io.credence.strategy.app.rest;

import io.credence.platform.service.request.RequestValues;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A paper portfolio as asked for.
///
/// @param stream `live`, or the id of a replay
record PortfolioRequest(
        @Nullable String strategyId, @Nullable String stream, @Nullable Double initialCash) {

    private static final Pattern STREAM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,127}");

    String validStream() {
        return RequestValues.matching(
                "stream", stream, STREAM, "must be live or the id of a replay");
    }
}
