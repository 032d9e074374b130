package io.credence.feature.app.feast;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Columns in the order of `metadata.feature_names`: the entities, then the features.
record OnlineFeaturesResponse(Metadata metadata, List<Column> results) {

    @JsonNaming(SnakeCaseStrategy.class)
    record Metadata(List<String> featureNames) {}

    /// @param statuses `NOT_FOUND` without a row, `NULL_VALUE` where a row has no value
    /// @param eventTimestamps when each value could first be known
    @JsonNaming(SnakeCaseStrategy.class)
    record Column(
            List<@Nullable Object> values,
            List<FieldStatus> statuses,
            List<Instant> eventTimestamps) {}

    enum FieldStatus {
        PRESENT,
        NULL_VALUE,
        NOT_FOUND
    }
}
