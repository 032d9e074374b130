package io.credence.platform.local.demo;

import java.util.Map;

/// Barrier, costs and sizes of the demo. On one-minute bars of the 2013 tape a move of +0.8 % or
/// -0.4 % within 8 bars is an event of the same rarity as on 15-minute bars ten years later: the
/// target comes first on about 13 % of the bars.
public record DemoSettings(
        double takeProfit,
        double stopLoss,
        int horizonBars,
        double targetVolatility,
        double initialCash) {

    public static final DemoSettings TAPE = new DemoSettings(0.008, 0.004, 8, 1.5, 100_000.0);

    Map<String, Object> barrier() {
        return Map.of(
                "takeProfit", takeProfit,
                "stopLoss", stopLoss,
                "horizonBars", horizonBars,
                "touch", "HIGH_LOW");
    }

    String barrierText() {
        return "+%s %% / -%s %% / %d bars"
                .formatted(percent(takeProfit), percent(stopLoss), horizonBars);
    }

    private static String percent(double fraction) {
        return String.valueOf(Math.round(fraction * 1e4) / 100.0);
    }
}
