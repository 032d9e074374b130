package io.credence.prediction.app.oip;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.credence.prediction.inference.model.TensorSpec;
import java.util.List;

/// The part of Triton's model configuration that says something here. Shapes are without the batch
/// dimension when `maxBatchSize` is not 0, as there.
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record ModelConfig(
        String name,
        String platform,
        String backend,
        int maxBatchSize,
        List<ConfigTensor> input,
        List<ConfigTensor> output,
        DynamicBatching dynamicBatching) {

    static ConfigTensor tensor(TensorSpec spec, boolean batched) {
        return new ConfigTensor(
                spec.name(),
                "TYPE_FP32",
                batched ? spec.shape().subList(1, spec.shape().size()) : spec.shape());
    }

    /// One tensor.
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record ConfigTensor(
            String name, @JsonProperty("data_type") String dataType, List<Long> dims) {}

    /// How requests are merged: at once, from what waits.
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record DynamicBatching(int maxQueueDelayMicroseconds) {}
}
