package io.credence.strategy.app.domain;

import com.github.f4b6a3.uuid.UuidCreator;
import io.credence.platform.api.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/// Opens paper portfolios.
@ApplicationScoped
public class PortfolioDesk {

    private final Portfolios portfolios;
    private final Strategies strategies;
    private final Clock clock;

    PortfolioDesk(Portfolios portfolios, Strategies strategies, Clock clock) {
        this.portfolios = portfolios;
        this.strategies = strategies;
        this.clock = clock;
    }

    @Transactional
    public Portfolio open(UUID strategyId, String stream, double cash, String user) {
        if (strategies.find(strategyId).isEmpty()) {
            throw ProblemException.notFound("strategy", strategyId.toString());
        }
        UUID id = UuidCreator.getTimeOrderedEpoch();
        Portfolio portfolio = Portfolio.opened(id, strategyId, stream, cash, clock.instant(), user);
        portfolios.add(portfolio);
        return portfolio;
    }
}
