package io.credence.prediction.inference.batch;

import io.credence.prediction.inference.model.FloatTensor;
import io.credence.prediction.inference.model.LoadedModel;
import io.credence.prediction.inference.model.ModelRun;
import io.credence.prediction.inference.model.ModelStatistics;
import io.credence.prediction.inference.model.ModelStatistics.Failure;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/// Runs batches for one dispatcher thread, in arrays that it keeps from run to run.
final class BatchRunner {

    private final Clock clock;
    private final LongSupplier nanoTime;
    private final List<float[]> pooled = new ArrayList<>();

    BatchRunner(Clock clock, LongSupplier nanoTime) {
        this.clock = clock;
        this.nanoTime = nanoTime;
    }

    /// Finishes every request of the batch, which is of one model and one shape.
    ///
    /// @return nanoseconds per row of the run
    double run(List<PendingRequest> batch) {
        long start = nanoTime.getAsLong();
        int rows = batch.stream().mapToInt(PendingRequest::rows).sum();
        try {
            runTogether(batch, rows, start);
        } catch (RuntimeException | Error e) {
            runSingly(batch, e, start);
        }
        return (double) (nanoTime.getAsLong() - start) / rows;
    }

    private void runTogether(List<PendingRequest> batch, int rows, long start) {
        LoadedModel model = batch.getFirst().model();
        List<FloatTensor> inputs =
                batch.size() == 1 ? batch.getFirst().inputs() : merged(batch, rows);
        ModelRun run = model.run(inputs, nanoTime);
        if (batch.size() > 1) {
            requireRows(run, rows);
        }
        model.statistics().ran(rows, run, clock.millis());
        int from = 0;
        for (PendingRequest request : batch) {
            List<FloatTensor> outputs = run.outputs();
            if (batch.size() > 1) {
                int first = from;
                outputs = outputs.stream().map(all -> all.rows(first, request.rows())).toList();
            }
            from += request.rows();
            model.statistics().succeeded(request.waitedNanos(start), run);
            request.finish(new InferenceOutcome.Completed(outputs));
        }
    }

    // One bad request must not take its neighbours down; each gets one run of its own, and only
    // one.
    private void runSingly(List<PendingRequest> batch, Throwable cause, long start) {
        for (PendingRequest request : batch) {
            if (request.outcome().isDone()) {
                continue;
            }
            ModelStatistics statistics = request.model().statistics();
            try {
                if (batch.size() == 1) {
                    throw cause;
                }
                ModelRun run = request.model().run(request.inputs(), nanoTime);
                statistics.ran(request.rows(), run, clock.millis());
                statistics.succeeded(request.waitedNanos(start), run);
                request.finish(new InferenceOutcome.Completed(run.outputs()));
            } catch (Throwable e) {
                statistics.failed(Failure.BACKEND, request.waitedNanos(nanoTime.getAsLong()));
                request.finish(new InferenceOutcome.Failed(String.valueOf(e.getMessage())));
            }
        }
    }

    private List<FloatTensor> merged(List<PendingRequest> batch, int rows) {
        List<FloatTensor> merged = new ArrayList<>();
        List<FloatTensor> head = batch.getFirst().inputs();
        for (int i = 0; i < head.size(); i++) {
            long[] shape = head.get(i).shape().clone();
            shape[0] = rows;
            float[] values = buffer(i, (int) FloatTensor.elements(shape));
            int at = 0;
            for (PendingRequest request : batch) {
                FloatTensor part = request.inputs().get(i);
                System.arraycopy(part.values(), 0, values, at, part.size());
                at += part.size();
            }
            merged.add(new FloatTensor(shape, values));
        }
        return merged;
    }

    private float[] buffer(int input, int size) {
        while (pooled.size() <= input) {
            pooled.add(new float[0]);
        }
        if (pooled.get(input).length < size) {
            pooled.set(input, new float[size]);
        }
        return pooled.get(input);
    }

    // A model that answers another number of rows cannot be split back to its callers.
    private static void requireRows(ModelRun run, int rows) {
        for (FloatTensor output : run.outputs()) {
            if (output.shape().length == 0 || output.shape()[0] != rows) {
                throw new IllegalStateException(
                        "the model answered another number of rows than the batch has");
            }
        }
    }
}
