package io.credence.gateway.standin;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One training run per interesting state.
final class CannedRuns {

    private CannedRuns() {}

    static List<Map<String, Object>> all(int epoch) {
        return List.of(
                run(CannedModels.RUNNING, "RUNNING", progress(epoch), null, null, null, "10:02:11"),
                run(CannedModels.RUN, "SUCCEEDED", null, 3, null, null, "09:11:58"),
                run(
                        "0198c17a-9e10-7b2f-8d11-77aa88bb99cc",
                        "FAILED",
                        progress(2),
                        null,
                        "BAD_DATA",
                        "The training slice holds 3 positive windows; at least 50 are needed."
                                + " Widen the range or the horizon.",
                        "08:40:02"),
                run(
                        "0198c16b-2b44-7d90-9e21-112233445566",
                        "CANCELLED",
                        progress(4),
                        null,
                        "CANCELLED",
                        "Cancelled by alice.",
                        "08:05:37"));
    }

    static Map<String, Object> progress(int epoch) {
        Map<String, Object> progress = new HashMap<>();
        Map<String, Object> losses = CannedModels.history(Math.max(1, epoch)).getLast();
        progress.put("phase", "FIT");
        progress.put("epoch", epoch);
        progress.put("maxEpochs", 15);
        progress.put("fraction", 0.1 + 0.75 * epoch / 15);
        progress.put("trainLoss", losses.get("trainLoss"));
        progress.put("validationLoss", losses.get("validationLoss"));
        progress.put("validationBrier", losses.get("validationBrier"));
        progress.put("etaSeconds", (15 - epoch) * 4);
        return progress;
    }

    private static Map<String, Object> run(
            String id,
            String state,
            @Nullable Map<String, Object> progress,
            @Nullable Integer version,
            @Nullable String reason,
            @Nullable String detail,
            String time) {
        Map<String, Object> run = new HashMap<>();
        run.put("id", id);
        run.put("model", "btc-usd-tcn");
        run.put("state", state);
        run.put("attempt", 1);
        run.put("spec", spec());
        run.put("datasetId", "0198c18e-11d0-7c3a-a1b2-c3d4e5f60718");
        run.put("progress", progress);
        run.put("modelVersion", version);
        run.put("reason", reason);
        run.put("detail", detail);
        run.put("requestedAt", "2025-11-21T" + time + "Z");
        run.put("startedAt", "2025-11-21T" + time.substring(0, 6) + "59Z");
        run.put("finishedAt", state.equals("RUNNING") ? null : "2025-11-21T10:00:41Z");
        return run;
    }

    private static Map<String, Object> spec() {
        return Map.of(
                "model",
                "btc-usd-tcn",
                "architecture",
                "tcn",
                "dataset",
                Map.of(
                        "instrument",
                        "BTC-USD",
                        "interval",
                        "5m",
                        "featureSet",
                        "core-12",
                        "barrier",
                        CannedSuite.BARRIER,
                        "fromMs",
                        CannedMarket.START_MS - 3_780_000_000L,
                        "toMs",
                        CannedMarket.START_MS),
                "fit",
                Map.of(
                        "maxEpochs", 15,
                        "batchSize", 64,
                        "learningRate", 0.001,
                        "dropout", 0.3,
                        "patience", 4,
                        "seed", 20_131_125));
    }
}
