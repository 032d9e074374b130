package io.credence.prediction.app.oip;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/// Statistics of the models asked for.
public record StatsResponse(@JsonProperty("model_stats") List<ModelStats> modelStats) {}
