package io.credence.feature.kernels.split;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Samples to learn from and samples to judge by. Only the schemes of this package make one, so
/// whoever holds one knows: no label learnt from looks at a time at which a label to be judged
/// looks, and none begins within the embargo after one. López de Prado, Advances in Financial
/// Machine Learning, 2018, chapter 7.
public final class PurgedSplit {

    /// Samples `from .. to` (exclusive) that are judged together.
    record Block(int from, int to) {}

    /// From when to when a block's labels look.
    private record Reach(long fromMs, long toMs, long embargoMs) {

        static Reach of(LabelSpans spans, Block block, long embargoMs) {
            return new Reach(
                    spans.fromMs(block.from), spans.lastToMs(block.from, block.to), embargoMs);
        }

        /// A label that ends in the very instant in which the first of the block begins leaks too.
        boolean leaks(LabelSpans spans, int sample) {
            long from = spans.fromMs(sample);
            boolean overlaps = spans.toMs(sample) >= fromMs && from <= toMs;
            boolean embargoed = from > toMs && from - toMs <= embargoMs;
            return overlaps || embargoed;
        }
    }

    private final int[] train;
    private final int[] test;
    private final int purged;

    private PurgedSplit(int[] train, int[] test, int purged) {
        this.train = train;
        this.test = test;
        this.purged = purged;
    }

    /// @param candidates to learn from; those in a block are not, whatever is said
    static PurgedSplit of(
            LabelSpans spans, IntStream candidates, List<Block> blocks, long embargoMs) {
        int[] asked =
                candidates
                        .filter(sample ->
                                blocks.stream()
                                        .noneMatch(it -> sample >= it.from && sample < it.to))
                        .toArray();
        List<Reach> reaches =
                blocks.stream().map(block -> Reach.of(spans, block, embargoMs)).toList();
        int[] train =
                Arrays.stream(asked)
                        .filter(sample -> reaches.stream().noneMatch(it -> it.leaks(spans, sample)))
                        .toArray();
        int[] test = blocks.stream().flatMapToInt(it -> IntStream.range(it.from, it.to)).toArray();
        return new PurgedSplit(train, test, asked.length - train.length);
    }

    public int[] train() {
        return train.clone();
    }

    public int[] test() {
        return test.clone();
    }

    /// Samples that could have been learnt from but for the purge and the embargo.
    public int purged() {
        return purged;
    }
}
