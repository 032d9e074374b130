package io.credence.strategy.app.domain;

import io.credence.platform.api.ProblemException;
import io.credence.strategy.api.RiskState;
import io.credence.strategy.api.StrategyErrorCode;
import io.credence.strategy.api.StrategySpec;
import io.credence.strategy.engine.TradingEngine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/// The kill switch of a portfolio, and the only way back.
@ApplicationScoped
public class RiskDesk {

    private final Portfolios portfolios;
    private final Strategies strategies;
    private final Ledger ledger;
    private final DecisionEvents events;
    private final Clock clock;

    RiskDesk(
            Portfolios portfolios,
            Strategies strategies,
            Ledger ledger,
            DecisionEvents events,
            Clock clock) {
        this.portfolios = portfolios;
        this.strategies = strategies;
        this.ledger = ledger;
        this.events = events;
        this.clock = clock;
    }

    /// No order is placed from here on but the one that closes the position at the next open.
    @Transactional
    public void halt(UUID id, String reason, String user) {
        Portfolio portfolio = locked(id);
        if (portfolio.engine().risk().state() == RiskState.HALTED) {
            throw conflict("trading is halted already");
        }
        StepRecord step = new StepRecord(user);
        TradingEngine engine = engine(portfolio, step);
        engine.halt(reason.isEmpty() ? "halted by hand" : reason);
        store(portfolio, engine, step);
    }

    @Transactional
    public void reset(UUID id, String reason, String user) {
        Portfolio portfolio = locked(id);
        if (portfolio.engine().risk().state() != RiskState.HALTED) {
            throw conflict("trading is not halted");
        }
        StepRecord step = new StepRecord(user);
        TradingEngine engine = engine(portfolio, step);
        engine.reset(reason.isEmpty() ? "reset by hand" : reason);
        store(portfolio, engine, step);
    }

    private Portfolio locked(UUID id) {
        return portfolios
                .locked(id)
                .orElseThrow(() -> ProblemException.notFound("portfolio", id.toString()));
    }

    private TradingEngine engine(Portfolio portfolio, StepRecord step) {
        return new TradingEngine(spec(portfolio), portfolio.engine(), step);
    }

    private StrategySpec spec(Portfolio portfolio) {
        return strategies
                .find(portfolio.strategyId())
                .map(Strategy::spec)
                .orElseThrow(() -> new IllegalStateException("a portfolio without a strategy"));
    }

    private void store(Portfolio portfolio, TradingEngine engine, StepRecord step) {
        portfolios.update(portfolio.with(engine.state(), portfolio.summary()));
        ledger.append(portfolio.id(), step, clock.instant());
        events.publish(portfolio.id(), spec(portfolio).instrument(), step);
    }

    private static ProblemException conflict(String detail) {
        return new ProblemException(StrategyErrorCode.RISK_STATE_CONFLICT, detail);
    }
}
