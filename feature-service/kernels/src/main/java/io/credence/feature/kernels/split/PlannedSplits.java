package io.credence.feature.kernels.split;

import io.credence.feature.api.Interval;
import io.credence.feature.api.SplitPlan;
import java.util.stream.Stream;

/// The splits of a plan, the same ones wherever the same labels are split.
public final class PlannedSplits {

    private PlannedSplits() {}

    /// Each made when it is asked for.
    ///
    /// @throws IllegalArgumentException when there are too few samples for the plan
    public static Stream<PurgedSplit> of(SplitPlan plan, LabelSpans spans, Interval interval) {
        return switch (plan.scheme()) {
            case SplitPlan.KFold it ->
                    PurgedKFold.of(spans, it.folds(), it.embargoBars() * interval.millis())
                            .stream();
            case SplitPlan.Combinatorial it ->
                    CombinatorialPurged.of(
                            spans, it.groups(), it.tested(), it.embargoBars() * interval.millis())
                            .stream();
            case SplitPlan.WalkForward it -> walkForward(it, spans, interval);
        };
    }

    private static Stream<PurgedSplit> walkForward(
            SplitPlan.WalkForward plan, LabelSpans spans, Interval interval) {
        int first = (int) (spans.size() * plan.firstShare());
        int step = Math.ceilDiv(spans.size() - first, plan.folds());
        return WalkForward.of(
                spans,
                first,
                step,
                plan.sliding() ? WalkForward.Memory.SLIDING : WalkForward.Memory.EXPANDING,
                plan.embargoBars() * interval.millis())
                .stream();
    }
}
