package io.credence.feature.kernels.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credence.feature.api.Bar;
import io.credence.feature.api.FeatureSet;
import io.credence.feature.api.Interval;
import io.credence.feature.api.WindowSpec;
import io.credence.feature.kernels.bars.BarColumns;
import io.credence.feature.kernels.bars.RandomBars;
import io.credence.feature.kernels.catalogue.FeatureCatalogue;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FeatureSetEngineTest {

    private static final FeatureSet SET = FeatureCatalogue.CORE_12;
    private static final Interval INTERVAL = Interval.M1;
    private static final int BARS = 300;

    static LongStream seeds() {
        return LongStream.concat(LongStream.rangeClosed(1, 20), LongStream.of(System.nanoTime()));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void shouldNotLookAhead(long seed) {
        // Given two futures of one past
        int now = new SplittableRandom(seed).nextInt(1, BARS);
        BarColumns past = RandomBars.withHoles(seed, BARS, INTERVAL);
        BarColumns other = new BarColumns();
        BarColumns noise = RandomBars.withHoles(seed + 1, BARS, INTERVAL);
        for (int i = 0; i < now; i++) {
            other.add(past.bar(i));
        }
        for (int i = 0; i < BARS; i++) {
            Bar bar = noise.bar(i);
            long time = bar.openTimeMs() + past.openTimeMs(now - 1) - noise.openTimeMs(0) + 60_000L;
            other.add(
                    new Bar(
                            time,
                            bar.open() * 3,
                            bar.high() * 3,
                            bar.low() * 3,
                            bar.close() * 3,
                            7));
        }
        // When
        FeatureMatrix one = matrix(past);
        FeatureMatrix two = matrix(other);
        // Then
        for (int row = 0; row < now; row++) {
            assertThat(row(two, row)).as("row %d of %d", row, now).isEqualTo(row(one, row));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void shouldGoOnWithTheSameBitsAfterSaveAndRestore(long seed) {
        // Given
        BarColumns bars = RandomBars.withHoles(seed, BARS, INTERVAL);
        FeatureMatrix batch = matrix(bars);
        int stop = new SplittableRandom(seed).nextInt(0, BARS);
        FeatureSetEngine before = engine();
        double[] values = new double[SET.features().size()];
        for (int i = 0; i < stop; i++) {
            before.step(bars.bar(i), values, 0);
        }
        // When
        FeatureSetEngine after = engine();
        after.restore(before.save());
        // Then
        for (int i = stop; i < BARS; i++) {
            boolean warm = after.step(bars.bar(i), values, 0);
            assertThat(bits(values)).isEqualTo(bits(row(batch, i)));
            assertThat(warm).isEqualTo(batch.isWarm(i));
            assertThat(after.segment()).isEqualTo(batch.segment(i));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void shouldTreatEverySegmentAsIfItWereTheFirst(long seed) {
        // Given
        BarColumns bars = RandomBars.withHoles(seed, BARS, INTERVAL);
        FeatureMatrix whole = matrix(bars);
        // When each segment is computed alone
        int start = 0;
        while (start < BARS) {
            BarColumns alone = new BarColumns();
            int end = start;
            while (end < BARS && whole.segment(end) == whole.segment(start)) {
                alone.add(bars.bar(end++));
            }
            FeatureMatrix part = matrix(alone);
            // Then
            for (int i = start; i < end; i++) {
                assertThat(bits(row(part, i - start))).isEqualTo(bits(row(whole, i)));
            }
            start = end;
        }
        assertThat(whole.segment(BARS - 1)).isPositive();
    }

    @Test
    void shouldBeginASegmentOnlyAfterMoreThanFiveMissingBars() {
        // Given bars at minutes 0, 6 (five missing), 13 (six missing)
        BarColumns bars = new BarColumns();
        for (long minute : new long[] {0, 6, 13}) {
            bars.add(new Bar(minute * 60_000L, 1, 1, 1, 1, 1));
        }
        // When
        FeatureMatrix matrix = matrix(bars);
        // Then
        assertThat(matrix.segment(0)).isZero();
        assertThat(matrix.segment(1)).isZero();
        assertThat(matrix.segment(2)).isEqualTo(1);
    }

    @Test
    void shouldBeWarmExactlyAfterTheLongestWarmUp() {
        // Given
        FeatureMatrix matrix = matrix(RandomBars.gapless(1L, 200, INTERVAL));
        // When
        int firstWarm = 0;
        while (!matrix.isWarm(firstWarm)) {
            firstWarm++;
        }
        // Then
        assertThat(firstWarm).isEqualTo(engine().warmUp()).isEqualTo(96);
        for (int row = firstWarm; row < 200; row++) {
            assertThat(matrix.isWarm(row)).isTrue();
        }
    }

    @Test
    void shouldRefuseABarOutOfOrderOrOffTheGridAndKeepItsState() {
        // Given
        BarColumns bars = RandomBars.gapless(5L, 120, INTERVAL);
        FeatureSetEngine engine = engine();
        double[] values = new double[engine.width()];
        for (int i = 0; i < 110; i++) {
            engine.step(bars.bar(i), values, 0);
        }
        byte[] state = engine.save();
        Bar repeated = bars.bar(109);
        Bar shifted = new Bar(repeated.openTimeMs() + 1, 1, 1, 1, 1, 1);
        // When / Then
        assertThatThrownBy(() -> engine.step(repeated, values, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must rise");
        assertThatThrownBy(() -> engine.step(shifted, values, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("multiple of 1m");
        assertThat(engine.save()).isEqualTo(state);
    }

    @Test
    void shouldComputeExpressionsBesideTheFeaturesTheyAreOver() {
        // Given
        FeatureSet set =
                new FeatureSet(
                        "own",
                        FeatureCatalogue.KERNEL_VERSION,
                        List.of("rsi_14", "rsi_change"),
                        Map.of("rsi_change", "diff(rsi_14, 3) / 100"),
                        Map.of());
        // When
        FeatureMatrix rows =
                FeatureMatrix.compute(
                        set, INTERVAL, WindowSpec.DEFAULT, RandomBars.gapless(7L, 60, INTERVAL));
        // Then
        for (int row = 17; row < 60; row++) {
            assertThat(rows.value(row, 1))
                    .isEqualTo((rows.value(row, 0) - rows.value(row - 3, 0)) / 100.0);
        }
        assertThat(rows.value(16, 1)).isNaN();
        assertThat(set.hash())
                .isNotEqualTo(new FeatureSet("own", set.kernelVersion(), set.features()).hash());
    }

    @Test
    void shouldRefuseTheStateOfAnotherSetOrInterval() {
        // Given
        byte[] state = engine().save();
        FeatureSet smaller =
                new FeatureSet("two", FeatureCatalogue.KERNEL_VERSION, List.of("rsi_14", "spread"));
        // When / Then
        assertThatThrownBy(() ->
                        new FeatureSetEngine(SET, Interval.H1, WindowSpec.DEFAULT).restore(state))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        new FeatureSetEngine(smaller, INTERVAL, WindowSpec.DEFAULT).restore(state))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> engine().restore(Arrays.copyOf(state, 10)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static FeatureSetEngine engine() {
        return new FeatureSetEngine(SET, INTERVAL, WindowSpec.DEFAULT);
    }

    private static FeatureMatrix matrix(BarColumns bars) {
        return FeatureMatrix.compute(SET, INTERVAL, WindowSpec.DEFAULT, bars);
    }

    private static double[] row(FeatureMatrix matrix, int row) {
        double[] values = new double[matrix.width()];
        for (int f = 0; f < values.length; f++) {
            values[f] = matrix.value(row, f);
        }
        return values;
    }

    private static long[] bits(double[] values) {
        return Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).toArray();
    }
}
