package io.credence.strategy.app.rest;

import io.credence.strategy.api.DecisionReason;
import io.credence.strategy.api.RiskState;
import io.credence.strategy.api.StrategySpec;
import io.credence.strategy.app.domain.PaperSummary;
import io.credence.strategy.app.domain.Portfolio;
import io.credence.strategy.engine.cost.NetPayoff;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A paper portfolio, marked at its last close.
///
/// @param trades closed ones
/// @param costs fees and slippage
/// @param open the position, null when flat
/// @param measuredBars bars after the first forecast; buying and holding starts with them
/// @param breakEven the probability of the target from which on a trade earns after costs; above 1
///   when it never does
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
        @Nullable OpenPosition open,
        double equity,
        RiskState riskState,
        double totalReturn,
        double peakEquity,
        double maxDrawdown,
        long bars,
        @Nullable Long firstForecastMs,
        long measuredBars,
        long trades,
        double fees,
        double slippage,
        double costs,
        @Nullable Double buyAndHoldReturn,
        double breakEven,
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
                OpenPosition.of(portfolio.engine().position(), spec.barrier()),
                portfolio.equity(),
                portfolio.engine().risk().state(),
                portfolio.equity() / initial - 1.0,
                sums.peak(),
                sums.maxDrawdown(),
                sums.bars(),
                sums.firstForecastMs(),
                sums.measuredBars(),
                sums.trades(),
                sums.fees(),
                sums.slippage(),
                sums.fees() + sums.slippage(),
                sums.buyAndHoldReturn(spec.costs()),
                NetPayoff.of(spec.barrier(), spec.costs()).breakEven(),
                portfolio.engine().lastOpenTimeMs(),
                sums.lastClose(),
                sums.reasons(),
                portfolio.createdAt(),
                portfolio.createdBy());
    }
}
