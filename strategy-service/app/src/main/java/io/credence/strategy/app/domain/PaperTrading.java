package io.credence.strategy.app.domain;

import io.credence.feature.api.Bar;
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
    private final Clock clock;

    PaperTrading(Portfolios portfolios, Ledger ledger, DecisionEvents events, Clock clock) {
        this.portfolios = portfolios;
        this.ledger = ledger;
        this.events = events;
        this.clock = clock;
    }

    /// Whether the bar was new.
    @Transactional
    public boolean step(UUID id, StrategySpec spec, PredictionMade prediction) {
        Bar bar = prediction.bar();
        Portfolio portfolio = portfolios.locked(id).orElse(null);
        if (portfolio == null || portfolio.hasSeen(bar.openTimeMs())) {
            return false;
        }
        StepRecord step = new StepRecord(StepRecord.ENGINE);
        TradingEngine engine = new TradingEngine(spec, portfolio.engine(), step);
        engine.onBar(bar);
        DecisionMade decision = engine.onPrediction(id.toString(), forecast(prediction));
        portfolios.update(
                portfolio.with(
                        engine.state(),
                        portfolio
                                .summary()
                                .after(bar, engine.equity(), decision.reason(), step.fills())));
        ledger.append(id, step, clock.instant());
        ledger.append(id, decision);
        events.publish(id, spec.instrument(), step);
        events.publish(decision);
        return true;
    }

    private static @Nullable Forecast forecast(PredictionMade prediction) {
        var forecast = prediction.forecast();
        return forecast == null
                ? null
                : new Forecast(
                        forecast.probability(),
                        forecast.lower(),
                        forecast.upper(),
                        prediction.modelVersion());
    }
}
