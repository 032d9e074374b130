package io.credence.prediction.app.serving;

import io.credence.platform.api.PlatformErrorCode;
import io.credence.platform.api.ProblemException;
import io.credence.platform.api.TenantId;
import io.credence.prediction.api.Forecast;
import io.credence.prediction.api.PredictionErrorCode;
import io.credence.prediction.app.config.PredictionConfig;
import io.credence.prediction.inference.batch.Batcher;
import io.credence.prediction.inference.batch.InferenceOutcome;
import io.credence.prediction.inference.model.FloatTensor;
import io.credence.prediction.inference.pool.ModelLease;
import io.credence.registry.api.ServedAlias;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Forecasts many windows at once, in runs of the batcher's size.
@ApplicationScoped
public class Forecaster {

    /// The model ran and gave no usable number, or could not run.
    public static final String MODEL_FAILED = "MODEL_FAILED";

    /// The queue of the model was full, or the wait too long.
    public static final String OVERLOADED = "OVERLOADED";

    private static final Logger LOG = Logger.getLogger(Forecaster.class);

    // Work that nobody waits for at a door may wait; the queue's bound still holds.
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration STEP_BACK = Duration.ofMillis(20);

    private final Batcher batcher;
    private final ServingBoard board;
    private final int rowsPerRun;
    private final int runsAhead;

    Forecaster(Batcher batcher, ServingBoard board, PredictionConfig config) {
        this.batcher = batcher;
        this.board = board;
        this.rowsPerRun = config.batching().maxRows();
        this.runsAhead = Math.max(1, config.batching().maxQueuedRows() / rowsPerRun / 4);
    }

    /// Makes a leased model a forecasting one; takes over the lease.
    ///
    /// @throws ProblemException when its signature does not forecast
    public ForecastModel forecasting(TenantId tenant, ModelLease lease) {
        ServedAlias.InputLineage lineage = board.lineage(lease.model().key()).orElse(null);
        if (lineage != null) {
            ForecastModel model = new ForecastModel(lease, lineage);
            if (model.signature().mismatch(lease.model().signature()).isEmpty()) {
                return model;
            }
        }
        lease.close();
        throw new ProblemException(
                PredictionErrorCode.MODEL_NOT_READY,
                "model "
                        + lease.model().key().model()
                        + " of tenant "
                        + tenant
                        + " does not forecast; it answers tensors only");
    }

    /// Results in the order of the windows.
    ///
    /// @param windows row-major, `count` windows one after the other
    public List<ForecastResult> forecast(ForecastModel model, float[] windows, int count) {
        List<ForecastResult> results = new ArrayList<>(count);
        Deque<Run> running = new ArrayDeque<>();
        int size = model.signature().windowSize();
        for (int from = 0; from < count; from += rowsPerRun) {
            if (running.size() == runsAhead) {
                results.addAll(await(model, running.remove()));
            }
            int rows = Math.min(rowsPerRun, count - from);
            float[] part = Arrays.copyOfRange(windows, from * size, (from + rows) * size);
            List<FloatTensor> inputs = model.signature().inputs(part, rows);
            running.add(new Run(rows, submit(model, inputs)));
        }
        running.forEach(run -> results.addAll(await(model, run)));
        return results;
    }

    // Callers at the door may fill the queue; background work steps back and tries again.
    private CompletableFuture<InferenceOutcome> submit(
            ForecastModel model, List<FloatTensor> inputs) {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            CompletableFuture<InferenceOutcome> outcome =
                    batcher.submit(model.model(), inputs, PATIENCE);
            if (!(outcome.getNow(null) instanceof InferenceOutcome.QueueFull)
                    || System.nanoTime() > giveUp) {
                return outcome;
            }
            try {
                Thread.sleep(STEP_BACK);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return outcome;
            }
        }
    }

    private static List<ForecastResult> await(ForecastModel model, Run run) {
        return switch (run.outcome().join()) {
            case InferenceOutcome.Completed(List<FloatTensor> outputs) ->
                    model
                            .signature()
                            .forecasts(
                                    model.model().signature(),
                                    outputs,
                                    model.lineage().confidence())
                            .stream()
                            .map(Forecaster::result)
                            .toList();
            case InferenceOutcome.Failed(String message) -> {
                LOG.warnf("model %s fails on windows: %s", model.model().key(), message);
                yield missing(run, MODEL_FAILED);
            }
            case InferenceOutcome.QueueFull _, InferenceOutcome.Expired _ ->
                    missing(run, OVERLOADED);
            // Not an answer about the window: whoever asked must ask again elsewhere.
            case InferenceOutcome.Closed() ->
                    throw new ProblemException(
                            PlatformErrorCode.TEMPORARILY_UNAVAILABLE,
                            "the service is shutting down");
        };
    }

    private static ForecastResult result(@Nullable Forecast forecast) {
        return forecast == null
                ? new ForecastResult.Missing(MODEL_FAILED)
                : new ForecastResult.Made(forecast);
    }

    private static List<ForecastResult> missing(Run run, String reason) {
        return Collections.nCopies(run.rows(), new ForecastResult.Missing(reason));
    }

    private record Run(int rows, CompletableFuture<InferenceOutcome> outcome) {}
}
