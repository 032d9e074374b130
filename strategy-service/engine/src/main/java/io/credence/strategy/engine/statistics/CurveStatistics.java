package io.credence.strategy.engine.statistics;

import static io.credence.strategy.engine.statistics.ReturnStatistics.defined;

import org.jspecify.annotations.Nullable;

/// What an equity curve did. Ratios are of daily UTC returns, `periodsPerYear` of them a year; the
/// drawdown is of every mark. Null where undefined.
///
/// @param maxDrawdown negative fraction; the running maximum includes the starting equity
/// @param days how many daily returns there are
public record CurveStatistics(
        double startEquity,
        double endEquity,
        double totalReturn,
        @Nullable Double cagr,
        @Nullable Double annualVolatility,
        @Nullable Double sharpe,
        @Nullable Double sharpeStandardError,
        @Nullable Double sortino,
        double maxDrawdown,
        @Nullable Double calmar,
        double periodsPerYear,
        int days) {

    private static final double YEAR_MS = 365.0 * 86_400_000.0;

    /// Measures one curve.
    ///
    /// @param closeTimesMs ascending, at least one
    public static CurveStatistics of(
            long[] closeTimesMs, double[] equity, long startTimeMs, double startEquity) {
        double[] daily = DailyReturns.of(closeTimesMs, equity, startTimeMs, startEquity);
        double end = equity[equity.length - 1];
        double elapsedMs = closeTimesMs[closeTimesMs.length - 1] - startTimeMs;
        double growth = end / startEquity;
        Double cagr = defined(Math.pow(growth, YEAR_MS / elapsedMs) - 1.0);
        double drawdown = maxDrawdown(equity, startEquity);
        double perYear = DailyReturns.PER_YEAR;
        return new CurveStatistics(
                startEquity,
                end,
                growth - 1.0,
                cagr,
                ReturnStatistics.annualVolatility(daily, perYear),
                ReturnStatistics.sharpe(daily, perYear),
                ReturnStatistics.sharpeStandardError(daily, perYear),
                ReturnStatistics.sortino(daily, 0.0, perYear),
                drawdown,
                cagr == null ? null : defined(cagr / Math.abs(drawdown)),
                perYear,
                daily.length);
    }

    private static double maxDrawdown(double[] equity, double start) {
        double peak = start;
        double worst = 0.0;
        for (double value : equity) {
            peak = Math.max(peak, value);
            worst = Math.min(worst, value / peak - 1.0);
        }
        return worst;
    }
}
