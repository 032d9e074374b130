package io.credence.registry.app;

import io.credence.registry.api.ModelCard;
import io.credence.registry.api.ModelCard.Architecture;
import io.credence.registry.api.ModelCard.Backtest;
import io.credence.registry.api.ModelCard.Calibration;
import io.credence.registry.api.ModelCard.Confusion;
import io.credence.registry.api.ModelCard.Epoch;
import io.credence.registry.api.ModelCard.Evaluation;
import io.credence.registry.api.ModelCard.Lineage;
import io.credence.registry.api.ModelCard.ReliabilityBin;
import io.credence.registry.api.ModelCard.Scores;
import io.credence.registry.api.ModelCard.Slice;
import io.credence.registry.api.ModelCard.Snapshot;
import io.credence.registry.api.ModelCard.Split;
import io.credence.registry.api.ModelCard.Training;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Model cards of runs that never were. `GOOD` passes every gate.
public final class Cards {

    public static final Quality GOOD = new Quality(1500, 0.14, 0.03, 0.01, 0.05, 0.02);

    private Cards() {}

    /// The numbers that the gates look at.
    public record Quality(
            long rows, double baseRate, double skill, double low, double high, double ece) {

        public Quality withRows(long value) {
            return new Quality(value, baseRate, skill, low, high, ece);
        }

        public Quality withBaseRate(double value) {
            return new Quality(rows, value, skill, low, high, ece);
        }

        public Quality withSkill(double value, double valueLow, double valueHigh) {
            return new Quality(rows, baseRate, value, valueLow, valueHigh, ece);
        }

        public Quality withEce(double value) {
            return new Quality(rows, baseRate, skill, low, high, value);
        }
    }

    public static ModelCard card(String runId, Quality quality) {
        List<String> features = List.of("log_return_1", "rsi_14");
        Slice slice = new Slice(1_500_000_000_000L, 1_500_060_000_000L, 1500, 210);
        return new ModelCard(
                new Architecture("tcn", 64, features.size(), 42_145, 61, Map.of("kernel", "3")),
                new Lineage(
                        runId,
                        "dataset-1",
                        "a".repeat(64),
                        "BTC-USD",
                        "1m",
                        "core-12",
                        "b".repeat(64),
                        1,
                        features,
                        5,
                        0.008,
                        0.004,
                        8,
                        "HIGH_LOW",
                        new Snapshot(
                                "c".repeat(64),
                                1_500_000_000_000L,
                                1_500_600_000_000L,
                                1_500_599_940_000L,
                                9_800,
                                9_700,
                                21,
                                204)),
                new Split(slice, slice, slice, slice, 48, 8),
                new Training(7, 1, 1, 64, 0.001, 41.5, List.of(new Epoch(1, 0.4, 0.4, 0.12, 41.5))),
                new Calibration("platt", -1.02, 0.03, 0.01, 0.02, 0.005, 0.9),
                evaluation(quality),
                evaluation(quality),
                new Backtest(11, -0.004, 0.013, 21.7, "costs included"),
                Map.of("jdk", "25"),
                Instant.parse("2026-01-02T03:04:05Z"));
    }

    private static Evaluation evaluation(Quality quality) {
        Scores calibrated = new Scores(0.4, 0.119, quality.skill(), 0.05, 0.16, quality.ece());
        return new Evaluation(
                quality.rows(),
                quality.baseRate(),
                0.14,
                new Scores(0.41, 0.121, -0.005, -0.004, 0.16, 0.05),
                calibrated,
                new Scores(0.405, 0.1204, -0.001, 0, 0.14, 0),
                quality.low(),
                quality.high(),
                0.95,
                new Confusion(0.41, 5, 6, 1284, 205),
                List.of(new ReliabilityBin(0, 0.1, 500, 0.07, 0.075)));
    }
}
