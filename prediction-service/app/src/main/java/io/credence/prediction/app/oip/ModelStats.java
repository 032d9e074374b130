package io.credence.prediction.app.oip;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.credence.prediction.inference.model.LoadedModel;
import io.credence.prediction.inference.model.ModelStatistics;
import io.credence.prediction.inference.model.ModelStatistics.Tally;
import java.util.List;

/// Statistics of one model version, as the protocol's extension has them.
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record ModelStats(
        String name,
        String version,
        long lastInference,
        long inferenceCount,
        long executionCount,
        InferenceStats inferenceStats,
        List<BatchStats> batchStats) {

    static ModelStats of(LoadedModel model) {
        ModelStatistics statistics = model.statistics();
        return new ModelStats(
                model.key().model(),
                Integer.toString(model.key().version()),
                statistics.lastRunMs(),
                statistics.inferenceCount(),
                statistics.executionCount(),
                InferenceStats.of(statistics),
                statistics.batches().entrySet().stream()
                        .map(entry -> BatchStats.of(entry.getKey(), entry.getValue()))
                        .toList());
    }

    /// A count and the nanoseconds it took.
    public record Count(long count, long ns) {

        static final Count ZERO = new Count(0, 0);

        static Count of(Tally tally) {
            return new Count(tally.count(), tally.nanos());
        }
    }

    /// Where the time of requests went. There is no cache.
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record InferenceStats(
            Count success,
            Count fail,
            Count queue,
            Count computeInput,
            Count computeInfer,
            Count computeOutput,
            Count cacheHit,
            Count cacheMiss) {

        static InferenceStats of(ModelStatistics statistics) {
            return new InferenceStats(
                    Count.of(statistics.success()),
                    Count.of(statistics.fail()),
                    Count.of(statistics.queue()),
                    Count.of(statistics.computeInput()),
                    Count.of(statistics.computeInfer()),
                    Count.of(statistics.computeOutput()),
                    Count.ZERO,
                    Count.ZERO);
        }
    }

    /// Runs of one size.
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record BatchStats(
            int batchSize, Count computeInput, Count computeInfer, Count computeOutput) {

        static BatchStats of(int rows, ModelStatistics.BatchSize size) {
            return new BatchStats(
                    rows, Count.of(size.input()), Count.of(size.infer()), Count.of(size.output()));
        }
    }
}
