package io.credence.gateway.standin;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// A random walk with forecasts, and a portfolio that trades them by the rules of the suite. Same
/// seed, same market.
final class CannedMarket {

    static final String PORTFOLIO = "0198c1a0-7d10-7cc3-9a55-2f1d7a9c0b11";
    static final String STRATEGY = "0198c19f-11aa-7b4e-8d21-5b7e2f4c9a01";
    static final String STREAM = "0198c1a0-6b02-7f10-b6a4-90c1d2e3f405";
    static final long STEP_MS = 300_000;
    static final long START_MS = 1_385_344_800_000L;
    static final double CASH = 10_000;
    static final double BREAK_EVEN = 0.533;
    private static final int HORIZON = 8;

    final List<Map<String, Object>> bars = new ArrayList<>();
    final List<Map<String, Object>> decisions = new ArrayList<>();
    final List<Map<String, Object>> fills = new ArrayList<>();
    private final Random random = new Random(7L);
    private double price = 812;
    private double drift;
    private double opinion;
    private double cash = CASH;
    private double position;
    private double entryPrice;
    private long entryOpenTimeMs;
    private int held;
    private String riskState = "ACTIVE";

    CannedMarket(int size) {
        for (int i = 0; i < size; i++) {
            step();
        }
    }

    /// One bar, and everything it brings.
    synchronized Map<String, Object> step() {
        Map<String, Object> bar = bar();
        bars.add(bar);
        decisions.add(decide(bar));
        return bar;
    }

    synchronized double cash() {
        return cash;
    }

    synchronized double position() {
        return position;
    }

    synchronized @Nullable Map<String, Object> open() {
        return position == 0
                ? null
                : Map.of(
                        "quantity", position,
                        "entryPrice", entryPrice,
                        "entryOpenTimeMs", entryOpenTimeMs,
                        "reference", entryPrice,
                        "targetPrice", entryPrice * 1.008,
                        "stopPrice", entryPrice * 0.996,
                        "bars", held,
                        "horizonBars", HORIZON);
    }

    synchronized double equity() {
        return cash + position * price;
    }

    synchronized String riskState() {
        return riskState;
    }

    synchronized void riskState(String state) {
        riskState = state;
    }

    private Map<String, Object> bar() {
        drift = 0.9 * drift + 0.0004 * random.nextGaussian();
        double open = price;
        double close = open * Math.exp(drift + 0.0028 * random.nextGaussian());
        double high = Math.max(open, close) * (1 + Math.abs(0.0016 * random.nextGaussian()));
        double low = Math.min(open, close) * (1 - Math.abs(0.0016 * random.nextGaussian()));
        price = close;
        Map<String, Object> bar = new HashMap<>();
        bar.put("openTimeMs", START_MS + bars.size() * STEP_MS);
        bar.put("open", open);
        bar.put("high", high);
        bar.put("low", low);
        bar.put("close", close);
        bar.put("volume", Math.abs(40 + 25 * random.nextGaussian()));
        return bar;
    }

    private Map<String, Object> decide(Map<String, Object> bar) {
        opinion = 0.86 * opinion + 0.34 * random.nextGaussian();
        double p = 1 / (1 + Math.exp(0.75 - opinion));
        double half = 0.03 + 0.05 * p;
        Map<String, Object> row = new HashMap<>();
        row.put("portfolio", PORTFOLIO);
        row.put("strategy", STRATEGY);
        row.put("instrument", "BTC-USD");
        row.put("barOpenTimeMs", bar.get("openTimeMs"));
        row.put("close", price);
        row.put("modelVersion", 3);
        row.put("probability", p);
        row.put("lower", Math.max(0, p - half));
        row.put("upper", Math.min(1, p + half));
        row.put("signal", 2 * p - 1);
        row.put("forecastVolatility", 0.62);
        row.put("scaled", Math.clamp((2 * p - 1) * 0.5 / 0.42, -1, 1));
        row.put("checks", List.of());
        String reason = reason(bar, p, row);
        row.put("reason", reason);
        row.put("position", position);
        row.put("equity", cash + position * price);
        row.put("riskState", riskState);
        return row;
    }

    private String reason(Map<String, Object> bar, double p, Map<String, Object> row) {
        if (position > 0) {
            String exit = exit(bar);
            if (exit != null) {
                sell(bar, exit);
                return exit;
            }
            return "HOLDING";
        }
        if (riskState.equals("HALTED")) {
            return "RISK_HALTED";
        }
        if (p < 0.5) {
            return "NO_LONG_SIGNAL";
        }
        if (p < BREAK_EVEN) {
            return "INSIDE_DEADBAND";
        }
        double kelly = (p - BREAK_EVEN) / (1 - BREAK_EVEN);
        double weight = Math.min(0.1, 0.25 * kelly);
        row.put("kelly", kelly);
        row.put("targetWeight", weight);
        row.put("checks", checks(weight));
        buy(bar, weight);
        return "ENTERED";
    }

    private static List<Map<String, Object>> checks(double weight) {
        return List.of(
                check("nav", weight, 0.95, true),
                check("leverage", weight, 1, true),
                check("minOrderValue", weight * CASH, 10, weight * CASH >= 10));
    }

    static Map<String, Object> check(String name, double observed, double limit, boolean passed) {
        return Map.of("name", name, "observed", observed, "limit", limit, "passed", passed);
    }

    private @Nullable String exit(Map<String, Object> bar) {
        held++;
        double low = (double) bar.getOrDefault("low", 0.0);
        double high = (double) bar.getOrDefault("high", 0.0);
        if (low <= entryPrice * 0.996) {
            return "EXITED_STOP";
        }
        if (high >= entryPrice * 1.008) {
            return "EXITED_TARGET";
        }
        return held >= HORIZON ? "EXITED_TIME" : null;
    }

    private void buy(Map<String, Object> bar, double weight) {
        entryPrice = price * 1.0002;
        position = weight * cash / entryPrice;
        entryOpenTimeMs = (long) bar.getOrDefault("openTimeMs", 0L);
        held = 0;
        double fee = weight * cash * 0.001;
        cash -= position * entryPrice + fee;
        fill(bar, position, entryPrice, fee, "ENTERED");
    }

    private void sell(Map<String, Object> bar, String reason) {
        double at =
                switch (reason) {
                    case "EXITED_STOP" -> entryPrice * 0.996;
                    case "EXITED_TARGET" -> entryPrice * 1.008;
                    default -> price * 0.9998;
                };
        double fee = position * at * 0.001;
        cash += position * at - fee;
        fill(bar, -position, at, fee, reason);
        position = 0;
    }

    private void fill(
            Map<String, Object> bar, double quantity, double at, double fee, String reason) {
        Map<String, Object> fill = new HashMap<>();
        fill.put("portfolio", PORTFOLIO);
        fill.put("orderId", "order-" + fills.size());
        fill.put("instrument", "BTC-USD");
        fill.put("barOpenTimeMs", bar.get("openTimeMs"));
        fill.put("quantity", quantity);
        fill.put("price", at);
        fill.put("fee", fee);
        fill.put("reason", reason);
        fills.add(fill);
    }
}
