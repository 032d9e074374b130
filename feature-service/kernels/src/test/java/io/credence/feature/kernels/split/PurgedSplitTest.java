package io.credence.feature.kernels.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PurgedSplitTest {

    private static final int SAMPLES = 240;
    private static final long EMBARGO = 5;

    /// Labels of 0 to 9 units of time, one sample per unit or two at once.
    private static LabelSpans random(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long[] from = new long[SAMPLES];
        long[] to = new long[SAMPLES];
        long now = 0;
        for (int i = 0; i < SAMPLES; i++) {
            now += random.nextInt(3);
            from[i] = now;
            to[i] = now + random.nextInt(10);
        }
        return LabelSpans.of(from, to);
    }

    private static LabelSpans rows(int rows, int length) {
        return LabelSpans.of(
                IntStream.range(0, rows).asLongStream().toArray(),
                IntStream.range(0, rows).mapToLong(i -> i + length).toArray());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldNeverLearnFromWhatIsJudged(long seed) {
        LabelSpans spans = random(seed);
        Stream.of(
                        PurgedKFold.of(spans, 6, EMBARGO),
                        CombinatorialPurged.of(spans, 6, 2, EMBARGO).splits(),
                        WalkForward.of(spans, 60, 25, WalkForward.Memory.EXPANDING, EMBARGO),
                        WalkForward.of(spans, 60, 25, WalkForward.Memory.SLIDING, EMBARGO))
                .flatMap(List::stream)
                .forEach(split -> {
                    assertThat(split.train()).isNotEmpty();
                    for (int learnt : split.train()) {
                        for (int judged : split.test()) {
                            shouldNotLeak(spans, learnt, judged);
                        }
                    }
                });
    }

    private static void shouldNotLeak(LabelSpans spans, int learnt, int judged) {
        boolean before = spans.toMs(learnt) < spans.fromMs(judged);
        boolean after = spans.fromMs(learnt) > spans.toMs(judged) + EMBARGO;
        assertThat(before || after).as("%d learnt, %d judged", learnt, judged).isTrue();
    }

    @Test
    void shouldPurgeALabelThatEndsWhereTheTestBegins() {
        // Given labels that end one row later
        PurgedSplit second = PurgedKFold.of(rows(12, 1), 3, 0).get(1);
        // Then rows 4 to 7 are judged; 3 ends at 4, and 8 begins where 7 ends
        assertThat(second.test()).containsExactly(4, 5, 6, 7);
        assertThat(second.train()).containsExactly(0, 1, 2, 9, 10, 11);
        assertThat(second.purged()).isEqualTo(2);
    }

    @Test
    void shouldKeepAnEmbargoAfterTheTestOnly() {
        PurgedSplit second = PurgedKFold.of(rows(12, 0), 3, 2).get(1);
        assertThat(second.train()).containsExactly(0, 1, 2, 3, 10, 11);
    }

    @Test
    void shouldJudgeEachSampleOnceInFolds() {
        List<PurgedSplit> splits = PurgedKFold.of(random(1), 7, EMBARGO);
        assertThat(splits.stream().flatMapToInt(split -> Arrays.stream(split.test())).toArray())
                .containsExactly(IntStream.range(0, SAMPLES).toArray());
    }

    @Test
    void shouldMakeEveryChoiceAndAsManyPaths() {
        // When: 6 choose 2
        CombinatorialPurged all = CombinatorialPurged.of(random(2), 6, 2, 0);
        // Then
        assertThat(all.splits()).hasSize(15);
        assertThat(all.paths()).isEqualTo(5);
        for (int path = 0; path < 5; path++) {
            int now = path;
            assertThat(
                            IntStream.range(0, 15)
                                    .flatMap(i -> Arrays.stream(all.pathsOf(i)))
                                    .filter(p -> p == now)
                                    .count())
                    .isEqualTo(6);
        }
    }

    @Test
    void shouldWalkForward() {
        // Given
        LabelSpans spans = rows(20, 1);
        // When
        List<PurgedSplit> sliding = WalkForward.of(spans, 8, 5, WalkForward.Memory.SLIDING, 0);
        List<PurgedSplit> expanding = WalkForward.of(spans, 8, 5, WalkForward.Memory.EXPANDING, 2);
        // Then
        assertThat(sliding).hasSize(3);
        assertThat(sliding.get(1).train()).containsExactly(5, 6, 7, 8, 9, 10, 11);
        assertThat(sliding.get(2).test()).containsExactly(18, 19);
        assertThat(expanding.get(0).train()).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void shouldRefuseWhatMakesNoSplit() {
        LabelSpans spans = rows(10, 1);
        assertThatThrownBy(() -> PurgedKFold.of(spans, 1, 0))
                .hasMessage("folds must be in 2..10, was 1");
        assertThatThrownBy(() -> CombinatorialPurged.of(spans, 5, 5, 0))
                .hasMessage("tested must be in 1..4, was 5");
        assertThatThrownBy(() -> CombinatorialPurged.of(spans, 21, 5, 0))
                .hasMessage("groups must be <= 20, was 21");
        assertThatThrownBy(() -> LabelSpans.of(new long[] {2}, new long[] {1}))
                .hasMessage("span 0 ends before it begins");
        assertThatThrownBy(() -> LabelSpans.of(new long[] {2, 1}, new long[] {3, 3}))
                .hasMessage("span 1 is out of order");
    }

    @Test
    void shouldWeighASampleByWhatItTellsAlone() {
        // Given bars that close at 1, 2, ... 6; labels (0, 2], (1, 3], (4, 6]
        long[] closes = {1, 2, 3, 4, 5, 6};
        LabelSpans spans = LabelSpans.of(new long[] {0, 1, 4}, new long[] {2, 3, 6});
        // Then bar 2 is shared by two
        assertThat(SampleWeights.uniqueness(spans, closes)).containsExactly(0.75, 0.75, 1.0);
        double[] weights =
                SampleWeights.returnAttribution(
                        spans, closes, new double[] {0.01, 0.02, -0.03, 0.5, 0.01, 0.01});
        assertThat(weights[0] / weights[2]).isCloseTo(1.0, within(1e-12));
        assertThat(weights[1] / weights[2]).isCloseTo(1.0, within(1e-12));
        assertThat(Arrays.stream(weights).sum()).isCloseTo(3.0, within(1e-12));
    }
}
