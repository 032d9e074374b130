package io.credence.prediction.app.messaging;

import io.credence.feature.api.FeatureRowComputed;
import io.credence.platform.api.TenantId;
import io.credence.platform.service.events.Outbox;
import io.credence.platform.service.log.LogLabel;
import io.credence.prediction.api.Forecast;
import io.credence.prediction.api.PredictionMade;
import io.credence.prediction.app.persistence.PredictionStore;
import io.credence.prediction.app.serving.ForecastModel;
import io.credence.prediction.app.serving.ForecastResult;
import io.credence.prediction.app.serving.Forecaster;
import io.credence.prediction.app.window.FeatureWindow;
import io.credence.prediction.app.window.WindowKey;
import io.credence.prediction.app.window.WindowState;
import io.credence.prediction.app.window.WindowStore;
import io.credence.registry.api.Alias;
import io.opentelemetry.context.Scope;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Answers every row by every alias whose model was trained on such rows, in the rows' order; for
/// those whose rows do not come, because their feature set is not live, any row of a live bar says
/// so. Predictions and their events are one transaction; the windows move on only after it.
@ApplicationScoped
class StreamPredictions {

    static final String MODEL_NOT_READY = "MODEL_NOT_READY";

    private final StreamTargetSource source;
    private final Forecaster forecaster;
    private final WindowStore windows;
    private final ColdWindows coldWindows;
    private final PredictionStore store;
    private final Outbox outbox;

    StreamPredictions(
            StreamTargetSource source,
            Forecaster forecaster,
            WindowStore windows,
            ColdWindows coldWindows,
            PredictionStore store,
            Outbox outbox) {
        this.source = source;
        this.forecaster = forecaster;
        this.windows = windows;
        this.coldWindows = coldWindows;
        this.store = store;
        this.outbox = outbox;
    }

    /// In the tenant's scope, outside a transaction.
    void answer(TenantId tenant, List<FeatureRow> rows) {
        WindowStore.Draft draft = windows.draft();
        List<Answer> answers;
        try (StreamTargets targets = source.open(tenant)) {
            List<Slot> slots = new ArrayList<>();
            for (FeatureRow row : rows) {
                try (LogLabel _ = LogLabel.instrument(row.data().instrument())) {
                    place(tenant, row, targets, draft, slots);
                }
            }
            targets.used().forEach(this::forecast);
            answers =
                    slots.stream()
                            .map(slot -> slot.answer(targets.answering(slot.row().data())))
                            .toList();
        }
        QuarkusTransaction.requiringNew().run(() -> publish(answers));
        draft.commit();
    }

    private void forecast(StreamTarget target) {
        ForecastModel loaded = target.loaded();
        if (loaded != null) {
            try (LogLabel _ = LogLabel.model(target.model())) {
                target.results(forecaster.forecast(loaded, target.windows(), target.count()));
            }
        }
    }

    private void place(
            TenantId tenant,
            FeatureRow row,
            StreamTargets targets,
            WindowStore.Draft draft,
            List<Slot> slots) {
        List<StreamTarget> matching = targets.of(row.data());
        List<StreamTarget> silent = targets.silent(row.data());
        if (matching.isEmpty() && silent.isEmpty() && !store.answered(row.data())) {
            // Whoever marks positions to market still needs the bar.
            StreamTarget none = new StreamTarget("", Alias.CHAMPION.value(), null);
            slots.add(Slot.without(row, none, PredictionMade.NO_MODEL));
        }
        for (StreamTarget target : silent) {
            slots.add(Slot.without(row, target, PredictionMade.FEATURE_SET_NOT_LIVE));
        }
        // Models that see the same window share it, and it takes the row once.
        Map<WindowKey, WindowState> states = new HashMap<>();
        for (StreamTarget target : matching) {
            ForecastModel loaded = target.loaded();
            if (loaded == null) {
                slots.add(Slot.without(row, target, MODEL_NOT_READY));
                continue;
            }
            FeatureRowComputed data = row.data();
            WindowKey key = key(tenant, data, loaded);
            FeatureWindow window = draft.window(key, () -> coldWindows.fill(loaded, data));
            WindowState state =
                    states.computeIfAbsent(
                            key, _ -> window.accept(data.bar().openTimeMs(), data.values()));
            switch (state) {
                case STALE -> {}
                case NOT_WARM, COLD_WINDOW -> slots.add(Slot.without(row, target, state.name()));
                case READY -> {
                    int index = target.count();
                    window.copyTo(target.grow(window.size()), index * window.size());
                    slots.add(new Slot(row, target, index, null));
                }
            }
        }
    }

    private void publish(List<Answer> answers) {
        boolean[] fresh = store.insert(answers.stream().map(Answer::prediction).toList());
        for (int i = 0; i < fresh.length; i++) {
            if (fresh[i]) {
                Answer answer = answers.get(i);
                try (Scope _ = answer.trace().makeCurrent()) {
                    outbox.publish(
                            PredictionMade.TOPIC,
                            PredictionMade.TYPE,
                            answer.prediction().instrument(),
                            answer.prediction());
                }
            }
        }
    }

    private static WindowKey key(TenantId tenant, FeatureRowComputed row, ForecastModel model) {
        return new WindowKey(
                tenant,
                row.stream(),
                row.instrument(),
                row.interval(),
                row.featureSetHash(),
                model.windowSpec());
    }

    /// A row's place in the order of answers, until its window has been run.
    private record Slot(FeatureRow row, StreamTarget target, int index, @Nullable String reason) {

        static Slot without(FeatureRow row, StreamTarget target, String reason) {
            return new Slot(row, target, -1, reason);
        }

        Answer answer(List<String> answering) {
            if (reason != null) {
                return new Answer(prediction(null, reason, answering), row.trace());
            }
            return switch (target.result(index)) {
                case ForecastResult.Made(Forecast forecast) ->
                        new Answer(prediction(forecast, null, answering), row.trace());
                case ForecastResult.Missing(String missing) ->
                        new Answer(prediction(null, missing, answering), row.trace());
            };
        }

        private PredictionMade prediction(
                @Nullable Forecast forecast, @Nullable String why, List<String> answering) {
            FeatureRowComputed data = row.data();
            ForecastModel loaded = target.loaded();
            return new PredictionMade(
                    data.stream(),
                    data.instrument(),
                    data.interval(),
                    data.bar(),
                    data.knownTimeMs(),
                    target.model(),
                    target.alias(),
                    loaded == null ? null : loaded.version(),
                    loaded == null ? null : loaded.lineage().barrier(),
                    forecast,
                    why,
                    answering);
        }
    }
}
