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
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Steps a portfolio's engine with the predictions of its stream. The row is locked, so two
/// consumers cannot step it at once; what it has seen, or something before it, changes nothing. All
/// that a prediction causes is written in one transaction.
///
/// **Marks and exits never wait for a model.** The first prediction of a bar brings the bar,
/// whoever made it: it is marked, and stops, time limit and risk limits act on it, at once. Only
/// the decision, from which alone a position can come, waits for the portfolio's own model where
/// one is announced to answer the bar in another event. That answer may never come: the rows of its
/// feature set stay away, the alias moves, a process dies. Then the next bar finds the decision
/// open, and it is made without a forecast; an answer after that is too late.
@ApplicationScoped
public class PaperTrading {

    /// Why there is no forecast when the next bar came before the model's announced answer.
    public static final String NO_ANSWER = "NO_ANSWER";

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

    /// Whether the prediction told the portfolio anything.
    @Transactional
    public boolean step(UUID id, StrategySpec spec, PredictionMade prediction) {
        Portfolio portfolio = portfolios.locked(id).orElse(null);
        if (portfolio == null || !portfolio.wants(prediction.bar().openTimeMs())) {
            return false;
        }
        try (LogLabel _ = LogLabel.model(spec.model());
                LogLabel _ = LogLabel.instrument(spec.instrument())) {
            return step(portfolio, spec, prediction);
        }
    }

    private boolean step(Portfolio portfolio, StrategySpec spec, PredictionMade prediction) {
        String id = portfolio.id().toString();
        Bar bar = prediction.bar();
        boolean own = isOwn(spec, prediction);
        boolean awaited = !own && prediction.answering().contains(answerer(spec));
        boolean marked = portfolio.hasSeen(bar.openTimeMs());
        if (marked && awaited) {
            return false;
        }
        StepRecord step = new StepRecord(StepRecord.ENGINE);
        TradingEngine engine = new TradingEngine(spec, portfolio.engine(), step);
        PaperSummary summary = portfolio.summary();
        List<DecisionMade> decisions = new ArrayList<>();
        if (!marked) {
            if (!engine.isDecided()) {
                DecisionMade unanswered = engine.onPrediction(id, null, NO_ANSWER);
                summary = summary.decided(unanswered);
                decisions.add(unanswered);
            }
            engine.onBar(bar);
            summary = summary.marked(bar, engine.equity(), step.fills());
        }
        if (!awaited) {
            DecisionMade decision =
                    own
                            ? engine.onPrediction(id, forecast(prediction), prediction.reason())
                            : engine.onPrediction(id, null, PredictionMade.NO_MODEL);
            summary = summary.decided(decision);
            decisions.add(decision);
        }
        store(portfolio.with(engine.state(), summary), spec, step, decisions);
        return true;
    }

    private void store(
            Portfolio portfolio, StrategySpec spec, StepRecord step, List<DecisionMade> decisions) {
        portfolios.update(portfolio);
        ledger.append(portfolio.id(), step, clock.instant());
        decisions.forEach(decision -> ledger.append(portfolio.id(), decision));
        events.publish(portfolio.id(), spec.instrument(), step);
        decisions.forEach(events::publish);
        metrics.stepped(decisions, step);
    }

    private static boolean isOwn(StrategySpec spec, PredictionMade prediction) {
        return prediction.model().equals(spec.model()) && prediction.alias().equals(spec.alias());
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
