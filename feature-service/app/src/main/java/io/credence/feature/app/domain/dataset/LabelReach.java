package io.credence.feature.app.domain.dataset;

import io.credence.feature.api.Interval;
import io.credence.feature.api.SplitFold;
import io.credence.feature.api.SplitPlan;
import io.credence.feature.kernels.split.LabelSpans;
import io.credence.feature.kernels.split.PlannedSplits;
import io.credence.feature.kernels.split.PurgedSplit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// From when to when the labels of a file look, in the order of its rows.
final class LabelReach {

    private final long[] fromMs;
    private final long[] toMs;
    private int size;

    LabelReach(int most) {
        fromMs = new long[most];
        toMs = new long[most];
    }

    void add(long from, long to) {
        fromMs[size] = from;
        toMs[size] = to;
        size++;
    }

    /// @throws IllegalArgumentException when there are too few labels for the plan
    List<SplitFold> folds(SplitPlan plan, Interval interval) {
        LabelSpans spans = LabelSpans.of(Arrays.copyOf(fromMs, size), Arrays.copyOf(toMs, size));
        return PlannedSplits.of(plan, spans, interval).map(split -> fold(spans, split)).toList();
    }

    private static SplitFold fold(LabelSpans spans, PurgedSplit split) {
        int[] test = split.test();
        List<SplitFold.Stretch> stretches = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= test.length; i++) {
            if (i == test.length || test[i] != test[i - 1] + 1) {
                stretches.add(
                        new SplitFold.Stretch(spans.fromMs(test[from]), spans.fromMs(test[i - 1])));
                from = i;
            }
        }
        return new SplitFold(split.train().length, test.length, split.purged(), stretches);
    }
}
