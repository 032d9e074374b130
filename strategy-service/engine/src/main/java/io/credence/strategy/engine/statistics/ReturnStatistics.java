package io.credence.strategy.engine.statistics;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Ratios of simple returns on a fixed grid, `periods` of them a year. Null where a ratio is not
/// defined; never a sentinel. Conventions follow empyrical.
public final class ReturnStatistics {

    private ReturnStatistics() {}

    /// Mean over sample standard deviation (ddof 1), annualised.
    public static @Nullable Double sharpe(double[] returns, double periods) {
        double perPeriod = sharpePerPeriod(returns);
        return defined(perPeriod * Math.sqrt(periods));
    }

    /// Lo 2002, returns independent: `sqrt((1 + SR^2 / 2) / n)` per period, annualised.
    public static @Nullable Double sharpeStandardError(double[] returns, double periods) {
        double sr = sharpePerPeriod(returns);
        return defined(Math.sqrt((1.0 + sr * sr / 2.0) / returns.length) * Math.sqrt(periods));
    }

    /// The downside runs over all returns, not only the negative ones.
    public static @Nullable Double sortino(double[] returns, double required, double periods) {
        Double downside = downsideRisk(returns, required, periods);
        if (downside == null || downside == 0.0) {
            return null;
        }
        return defined((mean(returns) - required) * periods / downside);
    }

    public static @Nullable Double downsideRisk(double[] returns, double required, double periods) {
        double sum = 0;
        for (double r : returns) {
            double below = Math.min(r - required, 0.0);
            sum += below * below;
        }
        return defined(Math.sqrt(sum / returns.length) * Math.sqrt(periods));
    }

    public static @Nullable Double annualVolatility(double[] returns, double periods) {
        return returns.length < 2 ? null : defined(deviation(returns) * Math.sqrt(periods));
    }

    /// Geometric, over `count` periods of which the returns are the defined ones.
    public static @Nullable Double annualReturn(double[] returns, int count, double periods) {
        return defined(Math.pow(growth(returns), periods / count) - 1.0);
    }

    /// The deepest fall below the running maximum, as a negative fraction; the start is part of it.
    public static double maxDrawdown(double[] returns) {
        double value = 1.0;
        double peak = 1.0;
        double worst = 0.0;
        for (double r : returns) {
            value *= 1.0 + r;
            peak = Math.max(peak, value);
            worst = Math.min(worst, value / peak - 1.0);
        }
        return worst;
    }

    /// Gains above over losses below a threshold per period.
    public static @Nullable Double omega(double[] returns, double threshold) {
        double above = 0;
        double below = 0;
        for (double r : returns) {
            above += Math.max(r - threshold, 0.0);
            below += Math.max(threshold - r, 0.0);
        }
        return below == 0 ? null : defined(above / below);
    }

    public static @Nullable Double tailRatio(double[] returns) {
        return returns.length == 0
                ? null
                : defined(
                        Math.abs(percentile(returns, 0.95)) / Math.abs(percentile(returns, 0.05)));
    }

    /// Historical, linear interpolation between order statistics, sign kept.
    public static @Nullable Double valueAtRisk(double[] returns, double cutoff) {
        return returns.length == 0 ? null : defined(percentile(returns, cutoff));
    }

    /// Mean of the returns at or below the value at risk.
    public static @Nullable Double conditionalValueAtRisk(double[] returns, double cutoff) {
        if (returns.length == 0) {
            return null;
        }
        double var = percentile(returns, cutoff);
        return Arrays.stream(returns).filter(r -> r <= var).average().orElse(var);
    }

    static @Nullable Double defined(double value) {
        return Double.isFinite(value) ? value : null;
    }

    private static double sharpePerPeriod(double[] returns) {
        if (returns.length < 2) {
            return Double.NaN;
        }
        double deviation = deviation(returns);
        return deviation == 0 ? Double.NaN : mean(returns) / deviation;
    }

    private static double growth(double[] returns) {
        double value = 1.0;
        for (double r : returns) {
            value *= 1.0 + r;
        }
        return value;
    }

    private static double mean(double[] x) {
        double sum = 0;
        for (double v : x) {
            sum += v;
        }
        return sum / x.length;
    }

    // Two passes: running sums cancel when the level dwarfs the moves.
    private static double deviation(double[] x) {
        double mean = mean(x);
        double sum = 0;
        for (double v : x) {
            sum += (v - mean) * (v - mean);
        }
        return Math.sqrt(sum / (x.length - 1));
    }

    private static double percentile(double[] x, double share) {
        double[] sorted = x.clone();
        Arrays.sort(sorted);
        double at = share * (sorted.length - 1);
        int below = (int) Math.floor(at);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
