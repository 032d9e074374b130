package io.credence.registry.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What a model is and how good it was out of sample: the evidence that travels with a version. All
/// scores are of probabilities of class 1 ("target first").
///
/// @param calibrationSlice scores on the slice that the calibration was fitted on: in-sample, for
///   comparison only
/// @param test scores on the slice that nothing was fitted on
public record ModelCard(
        Architecture architecture,
        Lineage lineage,
        Split split,
        Training training,
        Calibration calibration,
        Evaluation calibrationSlice,
        Evaluation test,
        Backtest backtest,
        Map<String, String> environment,
        Instant createdAt) {

    public ModelCard {
        environment = Map.copyOf(environment);
    }

    /// The network, counted rather than claimed.
    ///
    /// @param receptiveField bars that can move the newest output
    public record Architecture(
            String name,
            int windowLength,
            int featureCount,
            long parameterCount,
            int receptiveField,
            Map<String, String> settings) {

        public Architecture {
            settings = Map.copyOf(settings);
        }
    }

    public record Lineage(
            String runId,
            String datasetId,
            String datasetSha256,
            String instrument,
            String interval,
            String featureSet,
            String featureSetHash,
            int kernelVersion,
            List<String> features,
            int maxGapBars,
            double takeProfit,
            double stopLoss,
            int horizonBars,
            String touch,
            Snapshot snapshot) {

        public Lineage {
            features = List.copyOf(features);
        }
    }

    /// What the dataset's manifest says of its rows.
    ///
    /// @param manifestSha256 of the manifest's file in the artifact store
    /// @param fromMs start of the range that was asked for
    /// @param toMs its end; only what was known by then is in the dataset
    /// @param watermarkMs the newest bar's opening time at the snapshot
    /// @param rows bars, those without a label included
    /// @param gaps runs of missing bars inside the range; they were not filled
    public record Snapshot(
            String manifestSha256,
            long fromMs,
            long toMs,
            long watermarkMs,
            long rows,
            long labelledRows,
            int gaps,
            int missingBars) {}

    /// Slices in time order. `purgedRows` were dropped because their label reached into a later
    /// slice, or because they fell in the embargo after one.
    public record Split(
            Slice train,
            Slice earlyStopping,
            Slice calibration,
            Slice test,
            long purgedRows,
            int embargoBars) {}

    public record Slice(long fromMs, long toMs, long rows, long positives) {}

    public record Training(
            long seed,
            int epochs,
            int bestEpoch,
            int batchSize,
            double learningRate,
            double seconds,
            List<Epoch> history) {

        public Training {
            history = List.copyOf(history);
        }
    }

    public record Epoch(
            int epoch,
            double trainLoss,
            double validationLoss,
            double validationBrier,
            double seconds) {}

    /// Platt: `p = 1 / (1 + exp(a * logit + b))`. The covariance of (a, b) gives the band around p.
    public record Calibration(
            String method,
            double a,
            double b,
            double varianceA,
            double varianceB,
            double covarianceAb,
            double confidence) {}

    /// Scores on one slice, and what always forecasting the training slice's base rate scores
    /// there.
    ///
    /// @param baseRate share of positives in the slice itself
    /// @param reference probability that the base-rate forecast gives: the training slice's share
    /// @param raw before calibration
    /// @param referenceScores of always forecasting `reference`
    /// @param skillLow lower end of the block-bootstrap interval of the calibrated `brierSkill`; -1
    ///   to 1, which says nothing, where the slice is too short for one
    public record Evaluation(
            long rows,
            double baseRate,
            double reference,
            Scores raw,
            Scores calibrated,
            Scores referenceScores,
            double skillLow,
            double skillHigh,
            double intervalConfidence,
            Confusion confusion,
            List<ReliabilityBin> reliability) {

        public Evaluation {
            reliability = List.copyOf(reliability);
        }
    }

    /// Proper scores, ranking and calibration error of one set of forecasts.
    ///
    /// @param brierSkill `1 - brier / (y (1 - y))` where y is the slice's own base rate: against
    ///   the best of all constant forecasts, so a base rate that drifts is no skill
    /// @param brierSkillOverTrainingRate `1 - brier / brier of the reference`, never the smaller
    public record Scores(
            double logLoss,
            double brier,
            double brierSkill,
            double brierSkillOverTrainingRate,
            double prAuc,
            double ece) {}

    /// At the threshold where trading breaks even; never read accuracy alone off it.
    public record Confusion(
            double threshold,
            long truePositives,
            long falsePositives,
            long trueNegatives,
            long falseNegatives) {}

    /// Bin `[low, high)`; `forecast` and `observed` are means over the bin's `count` rows.
    public record ReliabilityBin(
            double low, double high, long count, double forecast, double observed) {}

    /// The default strategy over the test slice, costs included. Ratios are null when undefined.
    public record Backtest(
            int trades, double totalReturn, double maxDrawdown, double feesPaid, String note) {}
}
