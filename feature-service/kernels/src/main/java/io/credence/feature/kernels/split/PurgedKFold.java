package io.credence.feature.kernels.split;

import java.util.List;
import java.util.stream.IntStream;

/// Each of `folds` equal stretches of time is judged once, by what is learnt from all others.
public final class PurgedKFold {

    private PurgedKFold() {}

    /// One split per stretch, in the order of time.
    ///
    /// @param embargoMs after a stretch, nothing that begins so soon is learnt from
    public static List<PurgedSplit> of(LabelSpans spans, int folds, long embargoMs) {
        List<PurgedSplit.Block> blocks = blocks(spans.size(), folds);
        return blocks.stream()
                .map(block ->
                        PurgedSplit.of(
                                spans, IntStream.range(0, spans.size()), List.of(block), embargoMs))
                .toList();
    }

    static List<PurgedSplit.Block> blocks(int samples, int count) {
        if (count < 2 || count > samples) {
            throw new IllegalArgumentException(
                    "folds must be in 2..%d, was %d".formatted(samples, count));
        }
        return IntStream.range(0, count)
                .mapToObj(i ->
                        new PurgedSplit.Block(
                                (int) ((long) samples * i / count),
                                (int) ((long) samples * (i + 1) / count)))
                .toList();
    }
}
