package io.credence.prediction.app.serving;

import io.credence.platform.api.PlatformErrorCode;
import io.credence.platform.api.ProblemException;
import io.credence.prediction.api.PredictionErrorCode;
import io.credence.prediction.inference.batch.Batcher;
import io.credence.prediction.inference.batch.InferenceOutcome;
import io.credence.prediction.inference.model.FloatTensor;
import io.credence.prediction.inference.model.LoadedModel;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/// Runs one request of a caller, who waits for it.
@ApplicationScoped
public class InferenceRunner {

    private static final Logger LOG = Logger.getLogger(InferenceRunner.class);

    private final Batcher batcher;

    InferenceRunner(Batcher batcher) {
        this.batcher = batcher;
    }

    /// Runs and returns the outputs.
    ///
    /// @throws ProblemException 503 when there is no room or no time, 400 when the model refuses
    ///   these values
    public List<FloatTensor> run(LoadedModel model, List<FloatTensor> inputs, Duration timeout) {
        return switch (batcher.submit(model, inputs, timeout).join()) {
            case InferenceOutcome.Completed(List<FloatTensor> outputs) -> outputs;
            case InferenceOutcome.QueueFull(Duration wait) ->
                    throw new ProblemException(
                            PredictionErrorCode.QUEUE_FULL,
                            "the queue of this model is full; the rows in it take about "
                                    + wait.toMillis()
                                    + " ms");
            case InferenceOutcome.Expired() ->
                    throw new ProblemException(
                            PredictionErrorCode.DEADLINE_EXCEEDED,
                            "the request waited longer than its timeout");
            case InferenceOutcome.Closed() ->
                    throw new ProblemException(
                            PlatformErrorCode.TEMPORARILY_UNAVAILABLE,
                            "the service is shutting down");
            case InferenceOutcome.Failed(String message) -> {
                LOG.warnf("model %s fails on a request: %s", model.key(), message);
                throw new ProblemException(
                        PredictionErrorCode.INVALID_TENSOR,
                        "the model cannot compute these values");
            }
        };
    }
}
