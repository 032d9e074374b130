package io.credence.feature.app.feast;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A table of bars, as Feast pushes one.
///
/// @param pushSourceName `bars`
/// @param df columns: lists of equal length, or one value for all rows
/// @param to `online` or `online_and_offline`, which are the same here
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonNaming(SnakeCaseStrategy.class)
record PushRequest(
        @Nullable String pushSourceName,
        @Nullable Map<String, @Nullable Object> df,
        @Nullable String to) {}
