package io.credence.gateway.standin;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Features of the canned market, with a long gap, a short one and a series that nobody delivers.
final class CannedFeatures {

    static final int LONG_GAP = 12;
    private static final int LONG_GAP_AT = 330;
    private static final int SHORT_GAP_AT = 380;
    private static final int ROWS = 430;
    private static final Set<Integer> MISSING = missing();

    private static final List<String> NAMES =
            List.of(
                    "log_return_1",
                    "realized_vol_20",
                    "rsi_14",
                    "momentum_20",
                    "volume_zscore",
                    "spread",
                    "funding_rate");

    private CannedFeatures() {}

    private static Set<Integer> missing() {
        Set<Integer> missing = new HashSet<>(Set.of(SHORT_GAP_AT));
        for (int i = 0; i < LONG_GAP; i++) {
            missing.add(LONG_GAP_AT + i);
        }
        return Set.copyOf(missing);
    }

    static List<Map<String, Object>> sets() {
        return List.of(
                Map.of("name", "core-12", "kernelVersion", 3, "hash", "ab", "features", NAMES),
                Map.of(
                        "name",
                        "night-watch",
                        "kernelVersion",
                        3,
                        "hash",
                        "cd",
                        "features",
                        NAMES.subList(0, 3)));
    }

    static List<Map<String, Object>> catalogue() {
        return List.of(
                feature("log_return_1", "PRICE", 1, "fraction", "ln(close / close[-1])"),
                feature(
                        "realized_vol_20",
                        "VOLATILITY",
                        20,
                        "fraction",
                        "standard deviation (n - 1) of the last 20 log returns"),
                feature(
                        "rsi_14",
                        "MOMENTUM",
                        14,
                        "index 0..100",
                        "100 U / (U + D), U and D the Wilder means of gains and losses"),
                feature("momentum_20", "MOMENTUM", 20, "fraction", "close / close[-20] - 1"),
                feature(
                        "volume_zscore",
                        "VOLUME",
                        19,
                        "standard deviations",
                        "(volume - mean) / std over 20 bars"),
                feature("spread", "PRICE", 0, "fraction", "(high - low) / close"),
                feature("funding_rate", "DERIVATIVES", 0, "fraction", "funding.rate"));
    }

    private static Map<String, Object> feature(
            String name, String group, int warmUp, String unit, String formula) {
        return Map.of(
                "name", name,
                "group", group,
                "inputs", List.of(name.equals("funding_rate") ? "funding.rate" : "close"),
                "parameters", warmUp > 1 ? Map.of("window", warmUp) : Map.of(),
                "warmUp", warmUp,
                "unit", unit,
                "formula", formula,
                "nanRule", "never NaN after the warm-up; 50 where the price did not move",
                "citation", "Wilder, New Concepts in Technical Trading Systems, 1978");
    }

    static Map<String, Object> rows(CannedMarket market) {
        List<Object> times = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        for (int bar = 0; bar < ROWS; bar++) {
            if (!MISSING.contains(bar)) {
                times.add(market.bars.get(bar).getOrDefault("openTimeMs", 0L));
                values.add(row(market, bar));
            }
        }
        return Map.of(
                "featureSet", "core-12",
                "featureSetHash", "ab",
                "names", NAMES,
                "openTimeMs", times,
                "knownTimeMs", times,
                "values", values);
    }

    private static List<@Nullable Double> row(CannedMarket market, int bar) {
        int age = bar < LONG_GAP_AT ? bar : bar - LONG_GAP_AT - LONG_GAP;
        List<@Nullable Double> row = new ArrayList<>();
        row.add(age < 1 ? null : logReturn(market, bar, 1));
        row.add(age < 20 ? null : volatility(market, bar));
        row.add(age < 14 ? null : 50 + 50 * Math.tanh(60 * logReturn(market, bar, 14)));
        row.add(age < 20 ? null : Math.expm1(logReturn(market, bar, 20)));
        row.add(age < 19 ? null : (value(market, bar, "volume") - 40) / 25);
        row.add(
                (value(market, bar, "high") - value(market, bar, "low"))
                        / value(market, bar, "close"));
        row.add(null);
        return row;
    }

    private static double value(CannedMarket market, int bar, String name) {
        return (double) market.bars.get(bar).getOrDefault(name, 0.0);
    }

    private static double logReturn(CannedMarket market, int bar, int lag) {
        return Math.log(value(market, bar, "close") / value(market, bar - lag, "close"));
    }

    private static double volatility(CannedMarket market, int bar) {
        double sum = 0;
        for (int i = 0; i < 20; i++) {
            double change = logReturn(market, bar - i, 1);
            sum += change * change;
        }
        return Math.sqrt(sum / 20);
    }

    static Map<String, Object> gaps() {
        return Map.of(
                "interval", "5m", "gaps", List.of(), "gapCount", 2, "missingBars", LONG_GAP + 1);
    }

    static Map<String, Object> drift(CannedMarket market) {
        long first = (long) market.bars.getFirst().getOrDefault("openTimeMs", 0L);
        long last = (long) market.bars.get(ROWS - 1).getOrDefault("openTimeMs", 0L);
        Map<String, Object> drift = new HashMap<>();
        drift.put("dataset", "0198c1a0-7d10-7cc3-9a55-2f1d7a9c0d01");
        drift.put(
                "basis",
                Map.of(
                        "choice",
                        "TRAINED",
                        "instruments",
                        List.of("BTC-USD"),
                        "reason",
                        "the dataset that a training of this series and feature set asked for last"));
        drift.put("definitionChanged", false);
        drift.put("then", part(100_000, first - 40_000_000_000L, first));
        drift.put("now", part(1_000, first, last));
        drift.put("freshness", age(last));
        drift.put("verdict", "LOST");
        drift.put("worstStabilityIndex", 0.61);
        drift.put("driftedShare", 2.0 / 7);
        drift.put(
                "features",
                List.of(
                        drift("log_return_1", last, "STABLE", 0.021, 0.0),
                        drift("realized_vol_20", last, "DRIFTED", 0.61, 0.02),
                        drift("rsi_14", last, "STABLE", 0.044, 0.01),
                        drift("momentum_20", last, "WATCH", 0.137, 0.02),
                        drift("volume_zscore", last, "STABLE", 0.018, 0.02),
                        drift("spread", last, "STABLE", 0.071, 0.0),
                        drift("funding_rate", last, "LOST", null, 1.0)));
        return drift;
    }

    static Map<String, Object> freshness(CannedMarket market) {
        long last = (long) market.bars.get(ROWS - 1).getOrDefault("openTimeMs", 0L);
        return Map.of(
                "freshness",
                age(last),
                "features",
                NAMES.stream().map(name -> age(name, last)).toList());
    }

    private static Map<String, Object> age(long lastOpenMs) {
        return Map.of(
                "knownTimeMs",
                lastOpenMs + CannedMarket.STEP_MS,
                "ageMs",
                42_000,
                "intervalMs",
                CannedMarket.STEP_MS,
                "stale",
                false,
                "staleFeatures",
                1);
    }

    /// Funding stopped twelve days ago; all else is there.
    private static Map<String, Object> age(String feature, long lastOpenMs) {
        boolean fresh = !feature.equals("funding_rate");
        long behindMs = fresh ? 0 : 12 * 86_400_000L;
        return Map.of(
                "feature",
                feature,
                "state",
                fresh ? "FRESH" : "STALE",
                "knownTimeMs",
                lastOpenMs + CannedMarket.STEP_MS - behindMs,
                "ageMs",
                42_000 + behindMs);
    }

    static long firstOpenMs(CannedMarket market) {
        return (long) market.bars.getFirst().getOrDefault("openTimeMs", 0L);
    }

    /// Two stretches that are shown, and one that came after them.
    static List<Map<String, Object>> findings(CannedMarket market) {
        return List.of(
                finding(market, "FLAT", 60, 75),
                finding(market, "SPIKE", 260, 261),
                finding(market, "SPIKE", ROWS + 5_000, ROWS + 5_001));
    }

    private static Map<String, Object> finding(CannedMarket market, String kind, int from, int to) {
        long first = firstOpenMs(market);
        return Map.of(
                "kind", kind,
                "fromMs", first + from * CannedMarket.STEP_MS,
                "toMs", first + to * CannedMarket.STEP_MS,
                "bars", to - from + 1,
                "reason", "prices did not move");
    }

    private static Map<String, Object> part(long count, long first, long last) {
        return Map.of("count", count, "firstOpenTimeMs", first, "lastOpenTimeMs", last);
    }

    private static Map<String, Object> drift(
            String feature,
            long lastOpenMs,
            String verdict,
            @Nullable Double index,
            double missing) {
        Map<String, Object> drift = new HashMap<>();
        drift.put("feature", feature);
        drift.put("verdict", verdict);
        drift.put("stabilityIndex", index);
        drift.put("kolmogorovSmirnov", index == null ? null : Math.sqrt(index) / 2.5);
        drift.put("significance", index == null ? null : index > 0.1 ? 0.0 : 0.31);
        drift.put("missingThen", 0.0);
        drift.put("missingNow", missing);
        drift.put("freshness", age(feature, lastOpenMs));
        return drift;
    }
}
