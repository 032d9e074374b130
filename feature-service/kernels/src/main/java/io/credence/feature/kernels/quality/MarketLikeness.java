package io.credence.feature.kernels.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a market's bars have and random numbers lack, over a whole series: tails of its returns,
/// clustering of its moves, uneven volume, prices on a tick.
///
/// @param bars of which the rest is told
/// @param brokenShare bars that break the rule of open, high, low and close
/// @param excessKurtosis of log returns: 0 of a Gaussian, far above of any market
/// @param clustering correlation of a move's size with that of the one before
/// @param volumeSpread standard deviation of the volume, as a share of its mean
record MarketLikeness(
        int bars,
        double brokenShare,
        double excessKurtosis,
        double clustering,
        double volumeSpread) {

    private static final int FEWEST_BARS = 500;
    private static final double BROKEN = 0.01;
    private static final double THIN_TAILS = 1.0;
    private static final double NO_CLUSTERING = 0.05;
    private static final double EVEN_VOLUME = 0.25;
    private static final int SIGNS_NEEDED = 3;

    static MarketLikeness of(CandidateBars bars) {
        int broken = 0;
        for (int i = 0; i < bars.size(); i++) {
            broken += BarInspector.isValid(bars, i) ? 0 : 1;
        }
        double[] returns = new double[Math.max(0, bars.size() - 1)];
        double[] sizes = new double[returns.length];
        for (int i = 0; i < returns.length; i++) {
            returns[i] = StrictMath.log(bars.close()[i + 1] / bars.close()[i]);
            sizes[i] = Math.abs(returns[i]);
        }
        double volumeMean = mean(bars.volume());
        return new MarketLikeness(
                bars.size(),
                bars.size() == 0 ? 0.0 : (double) broken / bars.size(),
                moment(returns, 4) / (moment(returns, 2) * moment(returns, 2)) - 3.0,
                lagOneCorrelation(sizes),
                Math.sqrt(moment(bars.volume(), 2)) / volumeMean);
    }

    /// Synthetic where at least three of the four signs say so.
    Optional<Finding> verdict(CandidateBars all) {
        if (bars < FEWEST_BARS) {
            return Optional.empty();
        }
        List<String> signs = new ArrayList<>();
        if (brokenShare > BROKEN) {
            signs.add(
                    "%.1f %% of the bars break open, high, low, close"
                            .formatted(100 * brokenShare));
        }
        if (excessKurtosis < THIN_TAILS) {
            signs.add("returns have no tails (excess kurtosis %.2f)".formatted(excessKurtosis));
        }
        if (clustering < NO_CLUSTERING) {
            signs.add("large moves do not follow large ones (%.2f)".formatted(clustering));
        }
        if (volumeSpread < EVEN_VOLUME) {
            signs.add("volume is even (%.2f of its mean)".formatted(volumeSpread));
        }
        return signs.size() < SIGNS_NEEDED
                ? Optional.empty()
                : Optional.of(
                        BarInspector.finding(
                                all,
                                FindingKind.SYNTHETIC,
                                0,
                                all.size(),
                                String.join("; ", signs)));
    }

    private static double mean(double[] numbers) {
        double sum = 0.0;
        for (double number : numbers) {
            sum += number;
        }
        return sum / numbers.length;
    }

    private static double moment(double[] numbers, int power) {
        double mean = mean(numbers);
        double sum = 0.0;
        for (double number : numbers) {
            double deviation = number - mean;
            sum += power == 2 ? deviation * deviation : StrictMath.pow(deviation, power);
        }
        return sum / numbers.length;
    }

    private static double lagOneCorrelation(double[] numbers) {
        double mean = mean(numbers);
        double both = 0.0;
        double squares = 0.0;
        for (int i = 0; i < numbers.length; i++) {
            double deviation = numbers[i] - mean;
            squares += deviation * deviation;
            both += i == 0 ? 0.0 : deviation * (numbers[i - 1] - mean);
        }
        return both / squares;
    }
}
