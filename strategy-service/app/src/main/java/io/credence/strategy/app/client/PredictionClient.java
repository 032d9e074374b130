package io.credence.strategy.app.client;

import io.credence.feature.api.BarrierSpec;
import io.credence.feature.api.Interval;
import io.credence.platform.service.upstream.Upstream;
import io.credence.strategy.api.StrategyErrorCode;
import io.credence.strategy.app.client.PredictionRestClient.History;
import io.credence.strategy.app.client.PredictionRestClient.HistoryQuery;
import io.credence.strategy.app.config.StrategyConfig;
import io.credence.strategy.app.domain.ForecastHistory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Forecasts of stored bars, from prediction-service, in pieces of bounded work.
@ApplicationScoped
public class PredictionClient implements ForecastHistory {

    private static final String SERVICE = "prediction-service";

    private final PatientPredictionCalls calls;
    private final int barsPerCall;

    PredictionClient(PatientPredictionCalls calls, StrategyConfig config) {
        this.calls = calls;
        this.barsPerCall = config.backtests().forecastBars();
    }

    @Override
    public Forecasts forecasts(Source source, @Nullable Integer version, long fromMs, long toMs) {
        long span = barsPerCall * Interval.parse(source.interval()).millis();
        Map<Long, Double> byTime = new HashMap<>();
        Integer served = version;
        BarrierSpec barrier = null;
        for (long from = fromMs; from < toMs; from += span) {
            History piece = piece(source, served, from, Math.min(from + span, toMs));
            // An alias may move in between; one backtest is of one version.
            served = piece.modelVersion();
            barrier = piece.barrier();
            for (int i = 0; i < piece.openTimeMs().size(); i++) {
                byTime.put(piece.openTimeMs().get(i), piece.probability().get(i));
            }
        }
        return new Forecasts(served, barrier, byTime);
    }

    private History piece(Source source, @Nullable Integer version, long fromMs, long toMs) {
        HistoryQuery query =
                new HistoryQuery(
                        source.instrument(),
                        source.interval(),
                        source.model(),
                        version == null ? source.alias() : null,
                        version,
                        fromMs,
                        toMs);
        return Upstream.call(SERVICE, StrategyErrorCode.NO_PREDICTIONS, () -> calls.history(query));
    }
}
