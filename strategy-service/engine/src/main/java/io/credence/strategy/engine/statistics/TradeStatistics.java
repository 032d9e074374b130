package io.credence.strategy.engine.statistics;

import static io.credence.strategy.engine.statistics.ReturnStatistics.defined;

import org.jspecify.annotations.Nullable;

/// What closed trades left, after fees and slippage, in the quote currency. Null where undefined.
///
/// @param profitFactor sum of wins over sum of losses; null without a loss
/// @param expectancy mean profit of a trade
/// @param payoff average win over average loss
public record TradeStatistics(
        int trades,
        int wins,
        int losses,
        @Nullable Double winRate,
        @Nullable Double profitFactor,
        @Nullable Double expectancy,
        @Nullable Double payoff) {

    public static TradeStatistics of(double[] profits) {
        int wins = 0;
        int losses = 0;
        double won = 0;
        double lost = 0;
        for (double profit : profits) {
            if (profit > 0) {
                wins++;
                won += profit;
            } else if (profit < 0) {
                losses++;
                lost -= profit;
            }
        }
        int n = profits.length;
        return new TradeStatistics(
                n,
                wins,
                losses,
                defined((double) wins / n),
                defined(won / lost),
                defined((won - lost) / n),
                defined((won / wins) / (lost / losses)));
    }
}
