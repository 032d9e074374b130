package io.credence.feature.kernels.split;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Every choice of `tested` of `groups` equal stretches of time is judged by what is learnt from
/// the others. Each stretch is judged equally often, so the judgements make as many paths through
/// all of the time. López de Prado 2018, chapter 12.
public final class CombinatorialPurged {

    // 20 choose 10 is 184,756.
    private static final int MOST_GROUPS = 20;

    private final LabelSpans spans;
    private final List<PurgedSplit.Block> blocks;
    private final List<int[]> groups;
    private final long embargoMs;

    private CombinatorialPurged(
            LabelSpans spans, List<PurgedSplit.Block> blocks, List<int[]> groups, long embargoMs) {
        this.spans = spans;
        this.blocks = blocks;
        this.groups = groups;
        this.embargoMs = embargoMs;
    }

    public static CombinatorialPurged of(LabelSpans spans, int groups, int tested, long embargoMs) {
        if (groups > MOST_GROUPS) {
            throw new IllegalArgumentException(
                    "groups must be <= %d, was %d".formatted(MOST_GROUPS, groups));
        }
        if (tested < 1 || tested >= groups) {
            throw new IllegalArgumentException(
                    "tested must be in 1..%d, was %d".formatted(groups - 1, tested));
        }
        List<PurgedSplit.Block> blocks = PurgedKFold.blocks(spans.size(), groups);
        List<int[]> choices = new ArrayList<>();
        choose(new int[tested], 0, 0, groups, choices);
        return new CombinatorialPurged(spans, blocks, choices, embargoMs);
    }

    private static void choose(int[] chosen, int count, int from, int groups, List<int[]> choices) {
        if (count == chosen.length) {
            choices.add(chosen.clone());
            return;
        }
        for (int group = from; group < groups; group++) {
            chosen[count] = group;
            choose(chosen, count + 1, group + 1, groups, choices);
        }
    }

    public List<PurgedSplit> splits() {
        return stream().toList();
    }

    /// Each made when it is asked for: together they are many times the samples.
    public Stream<PurgedSplit> stream() {
        return groups.stream()
                .map(choice ->
                        PurgedSplit.of(
                                spans,
                                IntStream.range(0, spans.size()),
                                IntStream.of(choice).mapToObj(blocks::get).toList(),
                                embargoMs));
    }

    /// `tested / groups` times the number of splits.
    public int paths() {
        return groups.size() * groups.getFirst().length / blocks.size();
    }

    /// Which path each tested group of a split belongs to, in the groups' order.
    public int[] pathsOf(int split) {
        return IntStream.of(groups.get(split))
                .map(group ->
                        (int)
                                groups.subList(0, split).stream()
                                        .filter(earlier ->
                                                IntStream.of(earlier).anyMatch(g -> g == group))
                                        .count())
                .toArray();
    }
}
