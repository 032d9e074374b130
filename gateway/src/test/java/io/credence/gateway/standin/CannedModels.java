package io.credence.gateway.standin;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Models, runs and backtests that never change.
final class CannedModels {

    static final String RUN = "0198c18e-4f00-7a1b-9c3d-00aa11bb22cc";
    static final String RUNNING = "0198c1a4-0c77-7e2d-8a90-33dd44ee55ff";
    private static final String SHA =
            "9f2c41d7e8b05a6631f4c2d9a7be80d155c3e6f7081920a1b2c3d4e5f6071829";
    private static final List<String> FEATURES =
            List.of(
                    "log_return_1",
                    "log_return_5",
                    "realized_vol_20",
                    "ewma_vol_20",
                    "ewma_vol_96",
                    "momentum_20",
                    "rsi_14",
                    "volume_zscore",
                    "spread",
                    "sma_crossover",
                    "time_of_day_sin",
                    "day_of_week_sin");

    private CannedModels() {}

    static Map<String, Object> version(int number) {
        Map<String, Object> version = new HashMap<>();
        version.put("model", "btc-usd-tcn");
        version.put("version", number);
        version.put("runId", RUN);
        version.put("artifactSha256", SHA);
        version.put("publishedAt", "2025-11-2" + number + "T09:12:44Z");
        version.put("card", card(number));
        return version;
    }

    /// One that answers no live bars, one that failed, and one of another model.
    static List<Map<String, Object>> served() {
        Map<String, Object> champion = served("btc-usd-tcn", "champion", 3, "READY");
        champion.put("servingVersion", 3);
        champion.put(
                "warning",
                "feature set 'core-12' is not live, so this alias does not answer live bars; switch"
                        + " it on with PUT /api/v1/feature-sets/core-12/live and {\"live\": true}");
        Map<String, Object> challenger = served("btc-usd-tcn", "challenger", 2, "FAILED");
        challenger.put("reason", "the artifact's digest is another than the registry's");
        return List.of(champion, challenger, served("eth-usd-tcn", "champion", 1, "LOADING"));
    }

    /// Just after a promotion.
    static List<Map<String, Object>> loading() {
        return List.of(served("btc-usd-tcn", "champion", 3, "LOADING"));
    }

    private static Map<String, Object> served(
            String model, String alias, int version, String state) {
        Map<String, Object> served = new HashMap<>();
        served.put("model", model);
        served.put("alias", alias);
        served.put("version", version);
        served.put("state", state);
        served.put("servingVersion", null);
        served.put("reason", null);
        served.put("warning", null);
        served.put("stateSinceAt", "2025-11-21T09:13:04Z");
        return served;
    }

    static Map<String, Object> gates(int number) {
        boolean good = number == 3;
        return Map.of(
                "passed",
                good,
                "checks",
                List.of(
                        gate(
                                "brier_skill",
                                good,
                                good ? 0.0123 : -0.0031,
                                0,
                                "The lower end of the interval of the Brier skill against the base"
                                        + " rate must be above zero."),
                        gate("calibration_error", true, 0.0134, 0.05, "ECE on the test slice."),
                        gate(
                                "test_rows",
                                true,
                                1874,
                                500,
                                "Enough windows for the scores to mean something.")));
    }

    private static Map<String, Object> gate(
            String name, boolean passed, double observed, double threshold, String explanation) {
        return Map.of(
                "name", name,
                "passed", passed,
                "observed", observed,
                "threshold", threshold,
                "explanation", explanation);
    }

    private static Map<String, Object> card(int number) {
        Map<String, Object> card = new HashMap<>();
        card.put(
                "architecture",
                Map.of(
                        "name", "tcn",
                        "windowLength", 64,
                        "featureCount", 12,
                        "parameterCount", 41_377,
                        "receptiveField", 61,
                        "settings",
                                Map.of("dropout", "0.3", "kernel", "3", "dilations", "1 2 4 8")));
        card.put("lineage", lineage());
        card.put(
                "split",
                Map.of(
                        "train", slice(0, 8700, 1203),
                        "earlyStopping", slice(8800, 930, 118),
                        "calibration", slice(9800, 930, 141),
                        "test", slice(10_800, 1874, 262),
                        "purgedRows", 416,
                        "embargoBars", 64));
        card.put(
                "training",
                Map.of(
                        "seed", 20_131_125,
                        "epochs", 11,
                        "bestEpoch", 7,
                        "batchSize", 64,
                        "learningRate", 0.001,
                        "seconds", 38.4,
                        "history", history(11)));
        card.put(
                "calibration",
                Map.of("method", "Platt", "a", -0.884, "b", 0.212, "confidence", 0.9));
        card.put("calibrationSlice", evaluation(number));
        card.put("test", evaluation(number));
        card.put(
                "backtest",
                Map.of(
                        "trades", 23,
                        "totalReturn", 0.0061,
                        "maxDrawdown", -0.0132,
                        "feesPaid", 14.2,
                        "note", "Default strategy over the test slice, fees and slippage paid."));
        card.put(
                "environment",
                Map.of(
                        "jdk", "25.0.3",
                        "tensorflow", "2.18.0",
                        "os", "Linux amd64",
                        "device", "CPU",
                        "code", "62e410d"));
        card.put("createdAt", "2025-11-21T09:12:44Z");
        return card;
    }

    private static Map<String, Object> lineage() {
        Map<String, Object> lineage = new HashMap<>();
        lineage.put("runId", RUN);
        lineage.put("datasetId", "0198c18e-11d0-7c3a-a1b2-c3d4e5f60718");
        lineage.put("datasetSha256", SHA);
        lineage.put("instrument", "BTC-USD");
        lineage.put("interval", "5m");
        lineage.put("featureSet", "core-12");
        lineage.put("featureSetHash", SHA);
        lineage.put("kernelVersion", 1);
        lineage.put("features", FEATURES);
        lineage.put("maxGapBars", 5);
        lineage.put("takeProfit", 0.008);
        lineage.put("stopLoss", 0.004);
        lineage.put("horizonBars", 8);
        lineage.put("touch", "HIGH_LOW");
        lineage.put(
                "snapshot",
                Map.of(
                        "manifestSha256",
                        SHA,
                        "fromMs",
                        CannedMarket.START_MS,
                        "toMs",
                        CannedMarket.START_MS + 12_600 * CannedMarket.STEP_MS,
                        "watermarkMs",
                        CannedMarket.START_MS + 12_600 * CannedMarket.STEP_MS,
                        "rows",
                        12_600,
                        "labelledRows",
                        12_480,
                        "gaps",
                        3,
                        "missingBars",
                        17));
        return lineage;
    }

    private static Map<String, Object> slice(long firstBar, long rows, long positives) {
        long from = CannedMarket.START_MS + (firstBar - 12_600) * CannedMarket.STEP_MS;
        return Map.of(
                "fromMs", from,
                "toMs", from + rows * CannedMarket.STEP_MS,
                "rows", rows,
                "positives", positives);
    }

    static List<Map<String, Object>> history(int epochs) {
        List<Map<String, Object>> history = new ArrayList<>();
        for (int epoch = 1; epoch <= epochs; epoch++) {
            history.add(
                    Map.of(
                            "epoch",
                            epoch,
                            "trainLoss",
                            0.395 + 0.21 * Math.exp(-epoch / 2.4) - 0.002 * epoch,
                            "validationLoss",
                            0.401 + 0.16 * Math.exp(-epoch / 2.0) + 0.0011 * Math.abs(epoch - 7),
                            "validationBrier",
                            0.1181 + 0.04 * Math.exp(-epoch / 2.2),
                            "seconds",
                            3.4));
        }
        return history;
    }

    private static Map<String, Object> evaluation(int number) {
        boolean good = number == 3;
        List<Map<String, Object>> bins = new ArrayList<>();
        int[] counts = {288, 611, 402, 266, 158, 84, 41, 17, 7, 0};
        double[] observed = {0.041, 0.088, 0.131, 0.162, 0.247, 0.262, 0.341, 0.47, 0.43, 0};
        for (int i = 0; i < counts.length; i++) {
            bins.add(
                    Map.of(
                            "low", i * 0.06667,
                            "high", (i + 1) * 0.06667,
                            "count", counts[i],
                            "forecast", (i + 0.52) * 0.06667,
                            "observed", observed[i]));
        }
        Map<String, Object> evaluation = new HashMap<>();
        evaluation.put("rows", 1874);
        evaluation.put("baseRate", 0.1398);
        evaluation.put("reference", 0.1383);
        evaluation.put("raw", scores(0.4112, 0.1209, -0.0049, 0.2214, 0.0418));
        evaluation.put(
                "calibrated",
                good
                        ? scores(0.3874, 0.1166, 0.0308, 0.2271, 0.0134)
                        : scores(0.4021, 0.1199, 0.0034, 0.1876, 0.0166));
        evaluation.put("referenceScores", scores(0.4043, 0.1203, 0, 0.1398, 0.0015));
        evaluation.put("skillLow", good ? 0.0123 : -0.0031);
        evaluation.put("skillHigh", good ? 0.0487 : 0.0102);
        evaluation.put("intervalConfidence", 0.9);
        evaluation.put(
                "confusion",
                Map.of(
                        "threshold", 0.533,
                        "truePositives", 11,
                        "falsePositives", 9,
                        "trueNegatives", 1603,
                        "falseNegatives", 251));
        evaluation.put("reliability", bins);
        return evaluation;
    }

    private static Map<String, Object> scores(
            double logLoss, double brier, double skill, double prAuc, double ece) {
        return Map.of(
                "logLoss", logLoss,
                "brier", brier,
                "brierSkill", skill,
                "brierSkillOverTrainingRate", skill,
                "prAuc", prAuc,
                "ece", ece);
    }
}
