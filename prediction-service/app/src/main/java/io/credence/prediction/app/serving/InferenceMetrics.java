package io.credence.prediction.app.serving;

import io.credence.prediction.inference.batch.Batcher;
import io.credence.prediction.inference.model.LoadedModel;
import io.credence.prediction.inference.model.ModelStatistics;
import io.credence.prediction.inference.model.ModelStatistics.Failure;
import io.credence.prediction.inference.model.ModelStatistics.Tally;
import io.credence.prediction.inference.pool.ModelPool;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/// The models' statistics under the names that dashboards for Triton read. They are gauges, because
/// a counter would get the suffix `_total`, which those names do not have.
@ApplicationScoped
class InferenceMetrics {

    private static final double NANOS_PER_MICRO = 1_000.0;

    private final ModelPool pool;
    private final Map<MultiGauge, ToDoubleFunction<ModelStatistics>> gauges = new LinkedHashMap<>();
    private final MultiGauge failures;

    InferenceMetrics(ModelPool pool, Batcher batcher, MeterRegistry registry) {
        this.pool = pool;
        failures = MultiGauge.builder("nv_inference_request_failure").register(registry);
        count(registry, "request_success", statistics -> statistics.success().count());
        count(registry, "count", ModelStatistics::inferenceCount);
        count(registry, "exec_count", ModelStatistics::executionCount);
        count(registry, "pending_request_count", ModelStatistics::pending);
        micros(registry, "request", ModelStatistics::success);
        micros(registry, "queue", ModelStatistics::queue);
        micros(registry, "compute_input", ModelStatistics::computeInput);
        micros(registry, "compute_infer", ModelStatistics::computeInfer);
        micros(registry, "compute_output", ModelStatistics::computeOutput);
        Gauge.builder("credence_inference_queued_rows", batcher, Batcher::queuedRows)
                .register(registry);
        Gauge.builder("credence_inference_inflight_requests", batcher, Batcher::runningRequests)
                .register(registry);
    }

    /// Follows the models that are loaded now.
    void refresh() {
        List<LoadedModel> models =
                pool.all().stream()
                        .flatMap(tenant -> tenant.versions().values().stream())
                        .flatMap(versions -> versions.values().stream())
                        .toList();
        gauges.forEach((gauge, value) ->
                gauge.register(
                        models.stream()
                                .<MultiGauge.Row<?>>map(model ->
                                        MultiGauge.Row.of(tags(model), model.statistics(), value))
                                .toList(),
                        true));
        List<MultiGauge.Row<?>> rows = new ArrayList<>();
        for (LoadedModel model : models) {
            for (Failure failure : Failure.values()) {
                rows.add(
                        MultiGauge.Row.of(
                                tags(model).and("reason", failure.name()),
                                model.statistics(),
                                statistics -> statistics.failures(failure)));
            }
        }
        failures.register(rows, true);
    }

    private void count(
            MeterRegistry registry, String name, ToDoubleFunction<ModelStatistics> value) {
        gauges.put(MultiGauge.builder("nv_inference_" + name).register(registry), value);
    }

    private void micros(
            MeterRegistry registry,
            String name,
            java.util.function.Function<ModelStatistics, Tally> tally) {
        count(
                registry,
                name + "_duration_us",
                statistics -> tally.apply(statistics).nanos() / NANOS_PER_MICRO);
    }

    private static Tags tags(LoadedModel model) {
        return Tags.of(
                "tenant",
                model.key().tenant(),
                "model",
                model.key().model(),
                "version",
                Integer.toString(model.key().version()));
    }
}
