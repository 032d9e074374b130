package io.credence.feature.app.feast;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What Feast asks, newer versions with more.
///
/// @param entities columns of equal length: `instrument`, and `interval` unless each instrument
///   ends in it
/// @param features `view:feature`, a view being a feature set
/// @param featureService a feature set, all of it; instead of `features`
/// @param fullFeatureNames whether names come back as `view__feature`
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonNaming(SnakeCaseStrategy.class)
record OnlineFeaturesRequest(
        @Nullable Map<String, List<@Nullable String>> entities,
        @Nullable List<@Nullable String> features,
        @Nullable String featureService,
        @Nullable Boolean fullFeatureNames) {}
