package io.credence.prediction.app.client;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Feature rows in columns, ascending in time.
///
/// @param values one list per row, in the order of the set; null where not defined
@JsonIgnoreProperties(ignoreUnknown = true)
public record FeatureRows(
        String featureSetHash, List<Long> openTimeMs, List<List<@Nullable Double>> values) {

    public int size() {
        return openTimeMs.size();
    }
}
