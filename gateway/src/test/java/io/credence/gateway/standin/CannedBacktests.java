package io.credence.gateway.standin;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A backtest whose curve is that of the canned portfolio.
final class CannedBacktests {

    static final String ID = "0198c1a9-31c0-7e55-b0aa-445566778899";

    private CannedBacktests() {}

    static Map<String, Object> of(CannedMarket market, boolean withCurve) {
        List<Object> times = market.decisions.stream().map(d -> d.get("barOpenTimeMs")).toList();
        List<Object> equity = market.decisions.stream().map(d -> d.get("equity")).toList();
        double end = (double) equity.getLast();
        Map<String, Object> backtest = new HashMap<>();
        backtest.put("id", ID);
        backtest.put("strategyId", CannedMarket.STRATEGY);
        backtest.put("fromMs", times.getFirst());
        backtest.put("toMs", times.getLast());
        backtest.put("initialCash", CannedMarket.CASH);
        backtest.put("modelVersion", 3);
        backtest.put("createdAt", "2025-11-21T10:05:12Z");
        backtest.put("statistics", statistics(end / CannedMarket.CASH - 1, times.size()));
        if (withCurve) {
            backtest.put("equity", Map.of("openTimeMs", times, "equity", equity));
        }
        return backtest;
    }

    private static Map<String, Object> statistics(double gain, int bars) {
        Map<String, Object> trades = new HashMap<>();
        trades.put("trades", 23);
        trades.put("wins", 10);
        trades.put("losses", 13);
        trades.put("winRate", 0.4348);
        trades.put("profitFactor", 1.27);
        trades.put("expectancy", 0.84);
        trades.put("payoff", 1.65);
        return Map.of(
                "bars",
                bars,
                "strategy",
                curve(gain, -0.0132),
                "trades",
                trades,
                "fees",
                14.21,
                "slippage",
                2.84,
                "exposure",
                0.173,
                "turnover",
                1.94,
                "buyAndHold",
                curve(0.0412, -0.0874),
                "reasons",
                Map.of(
                        "NO_LONG_SIGNAL", bars - 130,
                        "HOLDING", 71,
                        "INSIDE_DEADBAND", 13,
                        "ENTERED", 23,
                        "EXITED_STOP", 13,
                        "EXITED_TARGET", 7,
                        "EXITED_TIME", 3));
    }

    private static Map<String, Object> curve(double gain, double drawdown) {
        Map<String, Object> curve = new HashMap<>();
        curve.put("startEquity", CannedMarket.CASH);
        curve.put("endEquity", CannedMarket.CASH * (1 + gain));
        curve.put("totalReturn", gain);
        curve.put("cagr", Math.pow(1 + gain, 73) - 1);
        curve.put("annualVolatility", 0.112);
        curve.put("sharpe", gain * 120);
        curve.put("sharpeStandardError", 8.55);
        curve.put("sortino", gain * 190);
        curve.put("maxDrawdown", drawdown);
        curve.put("calmar", null);
        curve.put("days", 5);
        return curve;
    }
}
