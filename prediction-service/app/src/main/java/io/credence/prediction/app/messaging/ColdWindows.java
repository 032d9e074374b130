package io.credence.prediction.app.messaging;

import io.credence.feature.api.FeatureRowComputed;
import io.credence.feature.api.Interval;
import io.credence.platform.api.ProblemException;
import io.credence.prediction.app.client.FeatureClient;
import io.credence.prediction.app.client.FeatureQuery;
import io.credence.prediction.app.client.FeatureRows;
import io.credence.prediction.app.persistence.PredictionStore;
import io.credence.prediction.app.serving.ForecastModel;
import io.credence.prediction.app.window.FeatureWindow;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/// Gives a window that is not in memory the rows before the first one it sees: after a restart, for
/// a new model, for a stream that moved here. A replay that begins stays cold, because its own
/// warm-up rows come first.
@ApplicationScoped
class ColdWindows {

    private static final Logger LOG = Logger.getLogger(ColdWindows.class);

    private final FeatureClient features;
    private final PredictionStore predictions;

    ColdWindows(FeatureClient features, PredictionStore predictions) {
        this.features = features;
        this.predictions = predictions;
    }

    FeatureWindow fill(ForecastModel model, FeatureRowComputed first) {
        FeatureWindow window = model.newWindow();
        if (first.stream().equals(FeatureRowComputed.LIVE)
                || predictions.seen(first.stream(), first.instrument(), first.interval())) {
            try {
                fill(window, model, first);
            } catch (ProblemException e) {
                // Better a few answers COLD_WINDOW than a bar that nobody hears of.
                LOG.warnf(
                        "the window of %s %s stays cold: %s",
                        first.instrument(), first.interval(), e.getMessage());
                return model.newWindow();
            }
        }
        return window;
    }

    private void fill(FeatureWindow window, ForecastModel model, FeatureRowComputed first) {
        long openTimeMs = first.bar().openTimeMs();
        long reachMs =
                FeatureWindow.reachBars(model.windowSpec())
                        * Interval.parse(first.interval()).millis();
        FeatureRows rows =
                features.range(
                        new FeatureQuery(first.instrument(), first.interval(), first.featureSet()),
                        openTimeMs - reachMs,
                        openTimeMs);
        if (!rows.featureSetHash().equals(first.featureSetHash())) {
            return;
        }
        for (int i = 0; i < rows.size() && rows.openTimeMs().get(i) < openTimeMs; i++) {
            window.accept(rows.openTimeMs().get(i), rows.values().get(i));
        }
    }
}
