package io.credence.feature.kernels.split;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Judges stretch after stretch by what was learnt before it, as in operation.
public final class WalkForward {

    /// What is learnt from before a stretch.
    public enum Memory {
        /// All that went before.
        EXPANDING,
        /// As many samples as the first time.
        SLIDING
    }

    private WalkForward() {}

    /// One split per stretch after the first samples, in the order of time.
    ///
    /// @param first samples before the first stretch
    /// @param step samples of a stretch; the last one may be shorter
    /// @param embargoMs what is learnt ends so long before a stretch begins
    public static List<PurgedSplit> of(
            LabelSpans spans, int first, int step, Memory memory, long embargoMs) {
        if (first < 1 || step < 1 || first >= spans.size()) {
            throw new IllegalArgumentException(
                    "first must be in 1..%d and step >= 1, were %d and %d"
                            .formatted(spans.size() - 1, first, step));
        }
        List<PurgedSplit> splits = new ArrayList<>();
        for (int start = first; start < spans.size(); start += step) {
            long last = spans.fromMs(start) - embargoMs;
            int from = memory == Memory.SLIDING ? start - first : 0;
            splits.add(
                    PurgedSplit.of(
                            spans,
                            IntStream.range(from, start).filter(i -> spans.toMs(i) < last),
                            List.of(
                                    new PurgedSplit.Block(
                                            start, Math.min(start + step, spans.size()))),
                            embargoMs));
        }
        return splits;
    }
}
