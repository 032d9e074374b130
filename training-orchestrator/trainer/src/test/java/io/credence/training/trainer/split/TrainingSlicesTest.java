package io.credence.training.trainer.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.credence.feature.api.Interval;
import io.credence.training.api.SplitSpec;
import io.credence.training.trainer.SyntheticMarket;
import io.credence.training.trainer.dataset.Dataset;
import io.credence.training.trainer.dataset.DatasetColumns;
import io.credence.training.trainer.job.FailureReason;
import io.credence.training.trainer.job.JobFailure;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TrainingSlicesTest {

    private static final SplitSpec NO_EMBARGO = new SplitSpec(0.70, 0.15, 0.15, 0);

    @Test
    void shouldPurgeALabelThatEndsExactlyWhereTheNextSliceBegins() {
        // Given 1000 windows: the early-stopping slice begins at the 700th
        Dataset dataset = SyntheticMarket.learnable(1007, 1);
        long border = dataset.openTimeMs(dataset.samples()[700]);
        // When
        Slice train = TrainingSlices.of(dataset, NO_EMBARGO).train();
        // Then the last kept label ends one bar before the border; the next would end on it
        int last = train.row(train.size() - 1);
        assertThat(dataset.labelEndMs(last)).isEqualTo(border - Interval.M1.millis());
        assertThat(dataset.labelEndMs(last + 1)).isEqualTo(border);
    }

    @Test
    void shouldLeaveOutTheEmbargo() {
        // Given
        Dataset dataset = SyntheticMarket.learnable(1007, 1);
        int[] samples = dataset.samples();
        // When
        TrainingSlices split = TrainingSlices.of(dataset, new SplitSpec(0.70, 0.15, 0.15, 10));
        // Then
        assertThat(split.earlyStopping().row(0)).isEqualTo(samples[700] + 10);
        assertThat(split.calibration().row(0)).isEqualTo(samples[775] + 10);
        assertThat(split.test().row(0)).isEqualTo(samples[850] + 10);
        assertThat(split.test().row(split.test().size() - 1)).isEqualTo(samples[999]);
    }

    @Test
    void shouldCountWhatItLeavesOut() {
        // Given a purge of 5 windows before, and an embargo of 10 after, each of three borders
        Dataset dataset = SyntheticMarket.learnable(1007, 1);
        // When
        TrainingSlices split = TrainingSlices.of(dataset, new SplitSpec(0.70, 0.15, 0.15, 10));
        // Then
        assertThat(split.purgedRows()).isEqualTo(3 * (5 + 10));
        assertThat(
                        split.train().size()
                                + split.earlyStopping().size()
                                + split.calibration().size()
                                + split.test().size()
                                + split.purgedRows())
                .isEqualTo(1000);
    }

    static LongStream seeds() {
        return LongStream.concat(
                LongStream.rangeClosed(1, 20), LongStream.of(new SplittableRandom().nextLong()));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void shouldNeverLetALabelReachALaterSlice(long seed) {
        // Given labels of random reach, and random gaps between bars
        Dataset dataset = irregular(seed);
        // When
        TrainingSlices split = TrainingSlices.of(dataset, NO_EMBARGO);
        // Then
        List<Slice> slices =
                List.of(split.train(), split.earlyStopping(), split.calibration(), split.test());
        for (int earlier = 0; earlier < slices.size(); earlier++) {
            for (int later = earlier + 1; later < slices.size(); later++) {
                long begins = slices.get(later).fromMs();
                assertThat(Arrays.stream(slices.get(earlier).rows()).mapToLong(dataset::labelEndMs))
                        .allMatch(end -> end < begins);
            }
        }
    }

    @Test
    void shouldTellHowMuchOfASampleTheOthersLeave() {
        // Given a label on every bar, each open over the next four
        TrainingSlices split = TrainingSlices.of(SyntheticMarket.learnable(4000, 1), NO_EMBARGO);
        // When
        double uniqueness = split.train().labelUniqueness();
        // Then but for the ends of the slice it is a fourth
        assertThat(uniqueness).isCloseTo(1.0 / SyntheticMarket.HORIZON, within(1e-3));
    }

    @Test
    void shouldRefuseTooLittleData() {
        assertThatThrownBy(() ->
                        TrainingSlices.of(SyntheticMarket.learnable(150, 1), SplitSpec.DEFAULT))
                .isInstanceOf(JobFailure.class)
                .extracting(failure -> ((JobFailure) failure).reason())
                .isEqualTo(FailureReason.TOO_FEW_ROWS);
    }

    private static Dataset irregular(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        DatasetColumns regular = SyntheticMarket.learnable(1500, seed).columns();
        long[] open = new long[1500];
        long[] end = new long[1500];
        long time = 0;
        for (int row = 0; row < 1500; row++) {
            time += (1 + (random.nextInt(20) == 0 ? random.nextInt(4) : 0)) * Interval.M1.millis();
            open[row] = time;
            end[row] = time + (1 + random.nextInt(40)) * Interval.M1.millis();
        }
        return new Dataset(
                Interval.M1,
                SyntheticMarket.WINDOW,
                SyntheticMarket.FEATURES,
                new DatasetColumns(
                        open,
                        regular.open(),
                        regular.high(),
                        regular.low(),
                        regular.close(),
                        regular.values(),
                        Arrays.copyOf(regular.label(), 1500),
                        end));
    }
}
