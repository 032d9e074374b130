package io.credence.strategy.app.domain;

import io.credence.feature.api.Bar;
import io.credence.platform.service.log.LogLabel;
import io.credence.prediction.api.PredictionMade;
import io.credence.strategy.api.DecisionMade;
import io.credence.strategy.api.StrategySpec;
import io.credence.strategy.engine.TradingEngine;
import io.credence.strategy.engine.signal.Forecast;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Steps a portfolio's engine by one bar. The row is locked, so two consumers cannot step it at
/// once; a bar that it has seen, or one before it, changes nothing. All that a bar causes is
/// written in one transaction.
@ApplicationScoped
public class PaperTrading {

    private final Portfolios portfolios;
    private final Ledger ledger;
    private final DecisionEvents events;
    private final TradingMetrics metrics;
    private final Clock clock;

    PaperTrading(
            Portfolios portfolios,
            Ledger ledger,
            DecisionEvents events,
            TradingMetrics metrics,
            Clock clock) {
        this.portfolios = portfolios;
        this.ledger = ledger;
        this.events = events;
        this.metrics = metrics;
        this.clock = clock;
    }

    /// Whether the bar was new. It steps also a portfolio whose model is not served any more:
    /// marks, barriers and a halt need the bar, not the forecast. A portfolio whose own model
    /// answers this bar in another event waits for that one.
    @Transactional
    public boolean step(UUID id, StrategySpec spec, PredictionMade prediction) {
        boolean own =
                prediction.model().equals(spec.model()) && prediction.alias().equals(spec.alias());
        if (!own && prediction.answering().contains(answerer(spec))) {
            return false;
        }
        try (LogLabel _ = LogLabel.model(spec.model());
                LogLabel _ = LogLabel.instrument(spec.instrument())) {
            return own
                    ? step(id, spec, prediction.bar(), forecast(prediction), prediction.reason())
                    : step(id, spec, prediction.bar(), null, PredictionMade.NO_MODEL);
        }
    }

    private boolean step(
            UUID id,
            StrategySpec spec,
            Bar bar,
            @Nullable Forecast forecast,
            @Nullable String missing) {
        Portfolio portfolio = portfolios.locked(id).orElse(null);
        if (portfolio == null || portfolio.hasSeen(bar.openTimeMs())) {
            return false;
        }
        StepRecord step = new StepRecord(StepRecord.ENGINE);
        TradingEngine engine = new TradingEngine(spec, portfolio.engine(), step);
        engine.onBar(bar);
        DecisionMade decision = engine.onPrediction(id.toString(), forecast, missing);
        portfolios.update(
                portfolio.with(
                        engine.state(), portfolio.summary().after(bar, decision, step.fills())));
        ledger.append(id, step, clock.instant());
        ledger.append(id, decision);
        events.publish(id, spec.instrument(), step);
        events.publish(decision);
        metrics.stepped(decision.reason(), step);
        return true;
    }

    private static String answerer(StrategySpec spec) {
        return PredictionMade.answerer(spec.model(), spec.alias());
    }

    private static @Nullable Forecast forecast(PredictionMade prediction) {
        var forecast = prediction.forecast();
        return forecast == null
                ? null
                : new Forecast(
                        forecast.probability(),
                        forecast.lower(),
                        forecast.upper(),
                        prediction.modelVersion(),
                        prediction.barrier());
    }
}
