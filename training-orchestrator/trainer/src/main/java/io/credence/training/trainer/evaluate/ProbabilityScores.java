package io.credence.training.trainer.evaluate;

import io.credence.registry.api.ModelCard.ReliabilityBin;
import io.credence.registry.api.ModelCard.Scores;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Scores of forecast probabilities of class 1 against what happened.
public final class ProbabilityScores {

    /// Fifteen equal-width bins `[low, high)`, the last one closed (Guo et al. 2017 in number).
    public static final int BINS = 15;

    // Below this a certain forecast that fails costs a finite 34.5 nats.
    private static final double FLOOR = 1e-15;

    private ProbabilityScores() {}

    /// All scores of one forecast.
    ///
    /// @param reference the base rate of the training slice
    public static Scores of(double[] forecast, boolean[] outcome, double reference) {
        double[] constant = new double[forecast.length];
        Arrays.fill(constant, reference);
        double brier = brier(forecast, outcome);
        double rate = baseRate(outcome);
        return new Scores(
                logLoss(forecast, outcome),
                brier,
                skill(brier, rate * (1 - rate)),
                skill(brier, brier(constant, outcome)),
                averagePrecision(forecast, outcome),
                expectedCalibrationError(forecast, outcome, BINS));
    }

    /// The share of the reference's error that a forecast avoids. Where the reference never errs
    /// there is nothing to avoid: 0 for a forecast that does not err either, else -1.
    static double skill(double brier, double referenceBrier) {
        if (referenceBrier > 0) {
            return 1 - brier / referenceBrier;
        }
        return brier > 0 ? -1 : 0;
    }

    /// The share of positives.
    static double baseRate(boolean[] outcome) {
        int positives = 0;
        for (boolean each : outcome) {
            positives += each ? 1 : 0;
        }
        return (double) positives / outcome.length;
    }

    public static double brier(double[] forecast, boolean[] outcome) {
        double sum = 0;
        for (int i = 0; i < forecast.length; i++) {
            double error = forecast[i] - (outcome[i] ? 1 : 0);
            sum += error * error;
        }
        return sum / forecast.length;
    }

    /// In nats.
    public static double logLoss(double[] forecast, boolean[] outcome) {
        double sum = 0;
        for (int i = 0; i < forecast.length; i++) {
            sum -= Math.log(Math.max(FLOOR, outcome[i] ? forecast[i] : 1 - forecast[i]));
        }
        return sum / forecast.length;
    }

    /// Area under the precision-recall curve as a step function; ties are one threshold. 0 without
    /// any positive.
    public static double averagePrecision(double[] forecast, boolean[] outcome) {
        Integer[] order = IntStream.range(0, forecast.length).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble((Integer i) -> forecast[i]).reversed());
        long found = 0;
        double sum = 0;
        int at = 0;
        while (at < order.length) {
            double threshold = forecast[order[at]];
            long before = found;
            while (at < order.length && forecast[order[at]] == threshold) {
                found += outcome[order[at]] ? 1 : 0;
                at++;
            }
            sum += (found - before) * ((double) found / at);
        }
        return found == 0 ? 0 : sum / found;
    }

    /// Mean distance of forecast and frequency over the bins, weighted by their rows.
    public static double expectedCalibrationError(double[] forecast, boolean[] outcome, int bins) {
        double sum = 0;
        for (ReliabilityBin bin : reliability(forecast, outcome, bins)) {
            sum += bin.count() * Math.abs(bin.observed() - bin.forecast());
        }
        return sum / forecast.length;
    }

    /// The bins that hold any row.
    public static List<ReliabilityBin> reliability(double[] forecast, boolean[] outcome, int bins) {
        long[] count = new long[bins];
        double[] forecastSum = new double[bins];
        long[] positives = new long[bins];
        for (int i = 0; i < forecast.length; i++) {
            int bin = Math.min(bins - 1, (int) (forecast[i] * bins));
            count[bin]++;
            forecastSum[bin] += forecast[i];
            positives[bin] += outcome[i] ? 1 : 0;
        }
        List<ReliabilityBin> found = new ArrayList<>();
        for (int bin = 0; bin < bins; bin++) {
            if (count[bin] > 0) {
                found.add(
                        new ReliabilityBin(
                                (double) bin / bins,
                                (bin + 1.0) / bins,
                                count[bin],
                                forecastSum[bin] / count[bin],
                                (double) positives[bin] / count[bin]));
            }
        }
        return found;
    }
}
