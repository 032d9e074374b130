package io.credence.feature.app.domain.quality;

import io.credence.feature.app.domain.bars.CandidateBar;
import io.credence.feature.kernels.quality.BarInspector;
import io.credence.feature.kernels.quality.CandidateBars;
import io.credence.feature.kernels.quality.Finding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Inspects bars as they pass, a piece at a time, so that memory is bounded however many come. A
/// run that crosses the border of two pieces is two findings.
public final class BarInspection {

    static final int PIECE_BARS = 500_000;
    // A bar is judged by its neighbours.
    private static final int CARRIED_BARS = 2;
    private static final int COLUMNS = 5;
    private static final int FIRST_ROOM = 1024;

    private final List<Finding> findings = new ArrayList<>();
    private long[] times = new long[FIRST_ROOM];
    private double[][] columns = new double[COLUMNS][FIRST_ROOM];
    private int size;
    private int carried;

    /// Times rise strictly or fall strictly.
    public void add(CandidateBar bar) {
        if (size == PIECE_BARS) {
            inspectPiece();
            carry();
        } else if (size == times.length) {
            grow();
        }
        times[size] = bar.openTimeMs();
        columns[0][size] = bar.open();
        columns[1][size] = bar.high();
        columns[2][size] = bar.low();
        columns[3][size] = bar.close();
        columns[4][size] = bar.volume();
        size++;
    }

    /// What was found in all of them, by time.
    public List<Finding> finish() {
        if (size > carried) {
            inspectPiece();
        }
        size = 0;
        findings.sort(Comparator.comparingLong(Finding::fromMs).thenComparing(Finding::kind));
        return List.copyOf(findings);
    }

    private void inspectPiece() {
        boolean newestFirst = size > 1 && times[0] > times[1];
        CandidateBars bars =
                new CandidateBars(
                        ascending(times, newestFirst),
                        ascending(columns[0], newestFirst),
                        ascending(columns[1], newestFirst),
                        ascending(columns[2], newestFirst),
                        ascending(columns[3], newestFirst),
                        ascending(columns[4], newestFirst));
        findings.addAll(BarInspector.inspect(bars));
    }

    private void carry() {
        int from = size - CARRIED_BARS;
        System.arraycopy(times, from, times, 0, CARRIED_BARS);
        for (double[] column : columns) {
            System.arraycopy(column, from, column, 0, CARRIED_BARS);
        }
        size = CARRIED_BARS;
        carried = CARRIED_BARS;
    }

    private void grow() {
        int room = Math.min(PIECE_BARS, times.length * 2);
        times = Arrays.copyOf(times, room);
        for (int i = 0; i < COLUMNS; i++) {
            columns[i] = Arrays.copyOf(columns[i], room);
        }
    }

    private long[] ascending(long[] numbers, boolean newestFirst) {
        long[] copy = Arrays.copyOf(numbers, size);
        for (int i = 0; newestFirst && i < size; i++) {
            copy[i] = numbers[size - 1 - i];
        }
        return copy;
    }

    private double[] ascending(double[] numbers, boolean newestFirst) {
        double[] copy = Arrays.copyOf(numbers, size);
        for (int i = 0; newestFirst && i < size; i++) {
            copy[i] = numbers[size - 1 - i];
        }
        return copy;
    }
}
