package io.credence.strategy.app.rest;

import io.credence.strategy.api.DecisionReason;
import io.credence.strategy.api.RiskState;
import io.credence.strategy.api.StrategySpec;
import io.credence.strategy.app.domain.PaperSummary;
import io.credence.strategy.app.domain.Portfolio;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A paper portfolio, marked at its last close.
///
/// @param trades closed ones
/// @param costs fees and slippage
/// @param reasons bars per decision reason
record PortfolioResponse(
        UUID id,
        UUID strategyId,
        String strategy,
        String stream,
        String instrument,
        String interval,
        String model,
        String alias,
        double initialCash,
        double cash,
        double position,
        double equity,
        RiskState riskState,
        double totalReturn,
        double maxDrawdown,
        long bars,
        long trades,
        double fees,
        double slippage,
        double costs,
        @Nullable Double buyAndHoldReturn,
        @Nullable Long lastOpenTimeMs,
        @Nullable Double lastClose,
        Map<DecisionReason, Long> reasons,
        Instant createdAt,
        String createdBy) {

    static PortfolioResponse from(Portfolio portfolio, StrategySpec spec) {
        PaperSummary sums = portfolio.summary();
        double initial = portfolio.engine().initialCash();
        return new PortfolioResponse(
                portfolio.id(),
                portfolio.strategyId(),
                spec.name(),
                portfolio.stream(),
                spec.instrument(),
                spec.interval(),
                spec.model(),
                spec.alias(),
                initial,
                portfolio.engine().cash(),
                portfolio.position(),
                portfolio.equity(),
                portfolio.engine().risk().state(),
                portfolio.equity() / initial - 1.0,
                sums.maxDrawdown(),
                sums.bars(),
                sums.trades(),
                sums.fees(),
                sums.slippage(),
                sums.fees() + sums.slippage(),
                sums.buyAndHoldReturn(spec.costs()),
                portfolio.engine().lastOpenTimeMs(),
                sums.lastClose(),
                sums.reasons(),
                portfolio.createdAt(),
                portfolio.createdBy());
    }
}
