package io.credence.feature.kernels.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credence.feature.api.Interval;
import io.credence.feature.api.SplitPlan;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlannedSplitsTest {

    private static final int LABEL_BARS = 4;
    private static final int EMBARGO_BARS = 3;

    static Stream<SplitPlan> plans() {
        return Stream.of(
                new SplitPlan(new SplitPlan.KFold(5, EMBARGO_BARS), null, null),
                new SplitPlan(null, new SplitPlan.Combinatorial(6, 2, EMBARGO_BARS), null),
                new SplitPlan(null, null, new SplitPlan.WalkForward(0.4, 4, false, EMBARGO_BARS)),
                new SplitPlan(null, null, new SplitPlan.WalkForward(0.4, 4, true, EMBARGO_BARS)));
    }

    /// Two instruments' labels, so that each time is there twice.
    private static LabelSpans panel(int samples) {
        return LabelSpans.of(
                IntStream.range(0, samples).mapToLong(i -> i / 2 * 60_000L).toArray(),
                IntStream.range(0, samples)
                        .mapToLong(i -> (i / 2 + LABEL_BARS) * 60_000L)
                        .toArray());
    }

    @ParameterizedTest
    @MethodSource("plans")
    void shouldPurgeByTimeWhateverTheInstrument(SplitPlan plan) {
        // Given a number of samples that puts borders between the two of one time
        LabelSpans spans = panel(501);
        // When
        List<PurgedSplit> splits = PlannedSplits.of(plan, spans, Interval.M1).toList();
        // Then
        assertThat(splits).hasSizeGreaterThanOrEqualTo(4);
        for (PurgedSplit split : splits) {
            assertThat(split.train()).isNotEmpty();
            assertThat(split.test()).isNotEmpty();
            for (int learnt : split.train()) {
                for (int judged : split.test()) {
                    boolean before = spans.toMs(learnt) < spans.fromMs(judged);
                    boolean after =
                            spans.fromMs(learnt) > spans.toMs(judged) + EMBARGO_BARS * 60_000L;
                    assertThat(before || after).as("%d and %d", learnt, judged).isTrue();
                }
            }
        }
    }

    @Test
    void shouldJudgeEveryRowAfterTheFirstShareOnce() {
        // Given
        SplitPlan plan =
                new SplitPlan(null, null, new SplitPlan.WalkForward(0.4, 7, false, EMBARGO_BARS));
        // When
        List<PurgedSplit> splits = PlannedSplits.of(plan, panel(500), Interval.M1).toList();
        // Then
        assertThat(splits).hasSize(7);
        assertThat(splits.stream().flatMapToInt(split -> IntStream.of(split.test())).toArray())
                .containsExactly(IntStream.range(200, 500).toArray());
    }

    @Test
    void shouldRefuseMoreFoldsThanSamples() {
        SplitPlan plan = new SplitPlan(new SplitPlan.KFold(50, 0), null, null);
        assertThatThrownBy(() -> PlannedSplits.of(plan, panel(20), Interval.M1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("folds");
    }
}
