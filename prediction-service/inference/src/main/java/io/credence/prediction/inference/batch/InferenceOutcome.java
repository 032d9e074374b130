package io.credence.prediction.inference.batch;

import io.credence.prediction.inference.model.FloatTensor;
import java.time.Duration;
import java.util.List;

/// How a request ended.
public sealed interface InferenceOutcome {

    /// The answer.
    ///
    /// @param outputs in the order of the signature
    record Completed(List<FloatTensor> outputs) implements InferenceOutcome {

        public Completed {
            outputs = List.copyOf(outputs);
        }
    }

    /// The queue is full; decided before any work.
    ///
    /// @param expectedWait until the rows ahead are done, at the present speed
    record QueueFull(Duration expectedWait) implements InferenceOutcome {}

    /// The deadline passed in the queue; the model did not run for it.
    record Expired() implements InferenceOutcome {}

    /// The model failed on this request alone.
    record Failed(String message) implements InferenceOutcome {}

    /// The batcher or the model is shutting down.
    record Closed() implements InferenceOutcome {}
}
