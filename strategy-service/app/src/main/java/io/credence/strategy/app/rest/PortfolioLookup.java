package io.credence.strategy.app.rest;

import io.credence.platform.api.ProblemException;
import io.credence.platform.service.request.RequestValues;
import io.credence.strategy.api.StrategySpec;
import io.credence.strategy.app.domain.Portfolio;
import io.credence.strategy.app.domain.Portfolios;
import io.credence.strategy.app.domain.Strategies;
import io.credence.strategy.app.domain.Strategy;
import jakarta.inject.Singleton;

@Singleton
class PortfolioLookup {

    private final Portfolios portfolios;
    private final Strategies strategies;

    PortfolioLookup(Portfolios portfolios, Strategies strategies) {
        this.portfolios = portfolios;
        this.strategies = strategies;
    }

    Portfolio portfolio(String id) {
        return portfolios
                .find(RequestValues.id("portfolio", id))
                .orElseThrow(() -> ProblemException.notFound("portfolio", id));
    }

    StrategySpec spec(Portfolio portfolio) {
        return strategies
                .find(portfolio.strategyId())
                .map(Strategy::spec)
                .orElseThrow(() -> new IllegalStateException("a portfolio without a strategy"));
    }
}
