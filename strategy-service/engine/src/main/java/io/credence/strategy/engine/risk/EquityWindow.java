package io.credence.strategy.engine.risk;

import io.credence.feature.api.Interval;
import java.util.ArrayList;
import java.util.List;

/// Marked equity of the last 24 hours, sampled every 15 minutes, or every bar where bars are
/// longer: the samples bound the state, and the newest mark is always part of both measures.
final class EquityWindow {

    private static final long SPAN_MS = 86_400_000L;
    private static final long FINEST_GRID_MS = 900_000L;
    // 96 samples a day, the one at the far edge, and room: a power of two, so that wrapping is a
    // mask.
    private static final int CAPACITY = 128;
    private static final int MASK = CAPACITY - 1;

    private final long gridMs;
    private final long[] times = new long[CAPACITY];
    private final double[] equities = new double[CAPACITY];
    private int head;
    private int size;
    private long nextSampleMs;
    private double sumOfSquares;
    private double current;

    EquityWindow(Interval interval) {
        this.gridMs = Math.max(interval.millis(), FINEST_GRID_MS);
    }

    boolean isEmpty() {
        return size == 0;
    }

    /// Forgets everything; losses and volatility count from here on.
    void start(long timeMs, double equity) {
        head = 0;
        size = 0;
        sumOfSquares = 0;
        current = equity;
        append(timeMs, equity);
    }

    void mark(long timeMs, double equity) {
        current = equity;
        if (timeMs >= nextSampleMs) {
            sumOfSquares += squaredReturn(equities[(head + size - 1) & MASK], equity);
            append(timeMs, equity);
        }
        // The newest sample that is 24 hours old stays: it is what the loss is measured from.
        while (size > 1 && times[(head + 1) & MASK] <= timeMs - SPAN_MS) {
            sumOfSquares -= squaredReturn(equities[head], equities[(head + 1) & MASK]);
            head = (head + 1) & MASK;
            size--;
        }
    }

    /// Fraction lost since 24 hours ago, or since the start; negative for a gain.
    double loss() {
        return 1.0 - current / equities[head];
    }

    /// Realised variance of the 24-hour return: the sum of squared returns between samples, the
    /// unfinished one included.
    double variance() {
        double running = squaredReturn(equities[(head + size - 1) & MASK], current);
        return Math.max(0.0, sumOfSquares) + running;
    }

    List<EquitySample> samples() {
        List<EquitySample> samples = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            int at = (head + i) & MASK;
            samples.add(new EquitySample(times[at], equities[at]));
        }
        return samples;
    }

    double sumOfSquares() {
        return sumOfSquares;
    }

    double current() {
        return current;
    }

    void restore(List<EquitySample> samples, double squares, double newest) {
        if (samples.size() > CAPACITY) {
            throw new IllegalArgumentException("risk state has more samples than 24 hours hold");
        }
        head = 0;
        size = 0;
        for (EquitySample sample : samples) {
            append(sample.timeMs(), sample.equity());
        }
        sumOfSquares = squares;
        current = newest;
    }

    private void append(long timeMs, double equity) {
        int at = (head + size) & MASK;
        times[at] = timeMs;
        equities[at] = equity;
        size++;
        nextSampleMs = (Math.floorDiv(timeMs, gridMs) + 1) * gridMs;
    }

    private static double squaredReturn(double from, double to) {
        double r = to / from - 1.0;
        return r * r;
    }
}
