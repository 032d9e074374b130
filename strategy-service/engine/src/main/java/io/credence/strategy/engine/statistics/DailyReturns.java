package io.credence.strategy.engine.statistics;

import java.util.Arrays;

/// Simple returns per UTC day of an equity curve. A day's value is the last mark at or before its
/// midnight; a day without marks keeps the value and returns zero, so the grid has no holes.
public final class DailyReturns {

    /// Crypto never closes.
    public static final double PER_YEAR = 365.0;

    private static final long DAY_MS = 86_400_000L;

    private DailyReturns() {}

    /// One return per UTC day from the start to the last mark.
    ///
    /// @param closeTimesMs ascending moments of the marks
    /// @param startTimeMs when `startEquity` was the value
    public static double[] of(
            long[] closeTimesMs, double[] equity, long startTimeMs, double startEquity) {
        if (closeTimesMs.length == 0) {
            return new double[0];
        }
        long first = Math.floorDiv(startTimeMs, DAY_MS);
        long last = day(closeTimesMs[closeTimesMs.length - 1]);
        double[] atEndOf = new double[Math.toIntExact(last - first + 1)];
        Arrays.fill(atEndOf, Double.NaN);
        long day = first;
        long nextDayMs = (first + 1) * DAY_MS;
        for (int i = 0; i < closeTimesMs.length; i++) {
            if (closeTimesMs[i] > nextDayMs) {
                day = day(closeTimesMs[i]);
                nextDayMs = (day + 1) * DAY_MS;
            }
            atEndOf[(int) (day - first)] = equity[i];
        }
        return returns(atEndOf, startEquity);
    }

    // A mark at midnight belongs to the day that ends there.
    private static long day(long closeTimeMs) {
        return Math.floorDiv(closeTimeMs - 1, DAY_MS);
    }

    private static double[] returns(double[] values, double start) {
        double[] returns = new double[values.length];
        double before = start;
        for (int i = 0; i < values.length; i++) {
            double now = Double.isNaN(values[i]) ? before : values[i];
            returns[i] = now / before - 1.0;
            before = now;
        }
        return returns;
    }
}
