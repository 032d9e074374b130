package io.credence.strategy.app.domain;

import io.credence.feature.api.Bar;
import io.credence.strategy.api.CostModel;
import io.credence.strategy.api.DecisionMade;
import io.credence.strategy.api.DecisionReason;
import io.credence.strategy.engine.cost.TradeCosts;
import io.credence.strategy.engine.portfolio.Fill;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a paper portfolio came to so far.
///
/// @param trades closed ones
/// @param peak highest marked equity ever, the start included
/// @param maxDrawdown deepest fall below the peak so far, as a negative fraction
/// @param firstForecastMs the bar of the first forecast; null before it
/// @param measuredBars bars after the first forecast, the ones that could trade
/// @param firstOpen where buying and holding would have begun: the open of the first measured bar,
///   which is the first price at which the strategy itself could buy
/// @param reasons bars per decision reason
public record PaperSummary(
        long bars,
        long trades,
        double fees,
        double slippage,
        double peak,
        double maxDrawdown,
        @Nullable Long firstForecastMs,
        long measuredBars,
        @Nullable Double firstOpen,
        @Nullable Double lastClose,
        Map<DecisionReason, Long> reasons) {

    public PaperSummary {
        reasons = Map.copyOf(reasons);
    }

    public static PaperSummary starting(double cash) {
        return new PaperSummary(0, 0, 0, 0, cash, 0, null, 0, null, null, Map.of());
    }

    /// One bar more, as marked at its close.
    public PaperSummary marked(Bar bar, double equity, List<Fill> fills) {
        double highest = Math.max(peak, equity);
        boolean measured = firstForecastMs != null;
        return new PaperSummary(
                bars + 1,
                trades + fills.stream().filter(fill -> fill.quantity() < 0).count(),
                fees + fills.stream().mapToDouble(Fill::fee).sum(),
                slippage + fills.stream().mapToDouble(Fill::slippage).sum(),
                highest,
                Math.min(maxDrawdown, equity / highest - 1.0),
                firstForecastMs,
                measured ? measuredBars + 1 : 0,
                measured && firstOpen == null ? (Double) bar.open() : firstOpen,
                bar.close(),
                reasons);
    }

    /// The decision on the last bar.
    public PaperSummary decided(DecisionMade decision) {
        Map<DecisionReason, Long> counted = new EnumMap<>(DecisionReason.class);
        counted.putAll(reasons);
        counted.merge(decision.reason(), 1L, Long::sum);
        return new PaperSummary(
                bars,
                trades,
                fees,
                slippage,
                peak,
                maxDrawdown,
                firstForecastMs != null || decision.probability() == null
                        ? firstForecastMs
                        : (Long) decision.barOpenTimeMs(),
                measuredBars,
                firstOpen,
                lastClose,
                counted);
    }

    /// Everything bought at the first open, with its cost, and held; null before the first measured
    /// bar.
    public @Nullable Double buyAndHoldReturn(CostModel costs) {
        if (firstOpen == null || lastClose == null) {
            return null;
        }
        return new TradeCosts(costs).held(firstOpen, lastClose) - 1.0;
    }
}
