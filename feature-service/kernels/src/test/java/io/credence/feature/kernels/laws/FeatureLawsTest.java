package io.credence.feature.kernels.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.credence.feature.kernels.catalogue.FeatureCatalogue;
import io.credence.feature.kernels.definition.FeatureDefinition;
import io.credence.feature.kernels.expression.FunctionFeatures;
import io.credence.feature.kernels.step.Kernel;
import io.credence.feature.kernels.step.KernelGraph;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds for every feature of the catalogue, those of other providers too, and for every
/// function of expressions. A new one is covered by being there.
class FeatureLawsTest {

    private static final int BARS = 700;
    // After so many bars no recursion remembers how it began.
    private static final int LONG = 6_000;
    private static final int MEMORY = 4_000;

    private static final List<Tape> LONG_TAPES =
            List.of(
                    Tape.ordinary(11, LONG),
                    Tape.aBillionAndAMillionth(12, LONG),
                    Tape.withoutVolume(13, LONG));

    static Stream<FeatureDefinition> features() {
        return Stream.concat(FeatureCatalogue.features().stream(), FunctionFeatures.all());
    }

    /// One feature's own graph.
    private static final class Run {

        private final KernelGraph graph = new KernelGraph();
        private final Kernel kernel;
        private final List<String> inputs;

        Run(FeatureDefinition feature) {
            kernel = feature.kernel().apply(graph);
            inputs = graph.inputs();
        }

        double[] steps(Tape tape, int from, int to) {
            double[][] extras = tape.extras(inputs);
            double[] known = new double[extras.length];
            double[] values = new double[to - from];
            for (int bar = from; bar < to; bar++) {
                for (int k = 0; k < known.length; k++) {
                    known[k] = extras[k][bar];
                }
                graph.step(
                        tape.openTimeMs(bar),
                        tape.open[bar],
                        tape.high[bar],
                        tape.low[bar],
                        tape.close[bar],
                        tape.volume[bar],
                        known);
                values[bar - from] = kernel.value();
            }
            return values;
        }

        /// In blocks of any length.
        double[] blocks(Tape tape, long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            double[][] extras = tape.extras(inputs);
            double[] values = new double[tape.bars()];
            int bar = 0;
            while (bar < values.length) {
                int bars = Math.min(random.nextInt(1, KernelGraph.BLOCK + 1), values.length - bar);
                for (int i = 0; i < bars; i++) {
                    give(tape, extras, bar + i, i);
                }
                graph.step(bars);
                for (int i = 0; i < bars; i++) {
                    values[bar + i] = kernel.value(i);
                }
                bar += bars;
            }
            return values;
        }

        private void give(Tape tape, double[][] extras, int bar, int i) {
            graph.give(
                    i,
                    tape.openTimeMs(bar),
                    tape.open[bar],
                    tape.high[bar],
                    tape.low[bar],
                    tape.close[bar],
                    tape.volume[bar]);
            for (int k = 0; k < extras.length; k++) {
                graph.give(i, k, extras[k][bar]);
            }
        }

        byte[] save() {
            byte[] state = new byte[graph.stateBytes()];
            graph.save(ByteBuffer.wrap(state));
            return state;
        }
    }

    private static double[] values(FeatureDefinition feature, Tape tape) {
        return new Run(feature).steps(tape, 0, tape.bars());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("features")
    void shouldReadNothingOfTheFuture(FeatureDefinition feature) {
        // Given two futures of one past
        int now = new SplittableRandom(feature.name().hashCode()).nextInt(300, BARS);
        List<String> inputs = new Run(feature).inputs;
        Tape one = Tape.ordinary(1, BARS);
        Tape noise = Tape.ordinary(2, BARS).priced(1, inputs);
        Tape other = one.copy(inputs);
        for (int bar = now; bar < BARS; bar++) {
            other.open[bar] = noise.open[bar];
            other.high[bar] = noise.high[bar];
            other.low[bar] = noise.low[bar];
            other.close[bar] = noise.close[bar];
            other.volume[bar] = 7.0;
            for (String input : inputs) {
                other.extra(input)[bar] = noise.extra(input)[bar];
            }
        }
        // Then
        assertThat(new Run(feature).steps(other, 0, now))
                .containsExactly(new Run(feature).steps(one, 0, now));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("features")
    void shouldGoOnWithTheSameBitsAfterSaveAndRestore(FeatureDefinition feature) {
        // Given
        Tape tape = Tape.ordinary(3, BARS);
        int stop = new SplittableRandom(feature.name().hashCode()).nextInt(1, BARS - 1);
        Run before = new Run(feature);
        before.steps(tape, 0, stop);
        Run after = new Run(feature);
        after.steps(Tape.ordinary(4, 300), 0, 300);
        // When
        after.graph.restore(ByteBuffer.wrap(before.save()));
        // Then
        assertThat(after.steps(tape, stop, BARS)).containsExactly(before.steps(tape, stop, BARS));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("features")
    void shouldGiveTheSameBitsInBlocksAsBarByBar(FeatureDefinition feature) {
        Tape tape = Tape.ordinary(15, BARS);
        tape.lose(410, new Run(feature).inputs);
        assertThat(new Run(feature).blocks(tape, feature.name().hashCode()))
                .containsExactly(values(feature, tape));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("features")
    void shouldBeDefinedFromItsWarmUpOn(FeatureDefinition feature) {
        for (Tape tape :
                List.of(
                        Tape.ordinary(5, BARS),
                        Tape.constant(BARS),
                        Tape.withoutVolume(6, BARS),
                        Tape.standingStillAtTimes(16, BARS),
                        Tape.aBillionAndAMillionth(7, BARS))) {
            double[] values = values(feature, tape);
            for (int bar = 0; bar < BARS; bar++) {
                if (bar < feature.warmUp()) {
                    assertThat(values[bar]).as("bar %d", bar).isNaN();
                } else {
                    assertThat(values[bar]).as("bar %d", bar).isFinite();
                }
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("features")
    void shouldBeginAnewAfterABarOfWhichNothingIsKnown(FeatureDefinition feature) {
        // Given
        int lost = 350;
        Tape tape = Tape.ordinary(8, BARS);
        tape.lose(lost, new Run(feature).inputs);
        // When
        double[] values = values(feature, tape);
        double[] anew = new Run(feature).steps(tape, lost + 1, BARS);
        // Then
        assertThat(values[lost])
                .satisfiesAnyOf(
                        value -> assertThat(value).isNaN(),
                        // Of the time alone.
                        value -> assertThat(feature.inputs()).containsExactly("open_time_ms"));
        assertThat(Arrays.copyOfRange(values, lost + 1, BARS)).containsExactly(anew);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("features")
    void shouldBeDefinedAgainAWarmUpAfterAnInputWasUnknown(FeatureDefinition feature) {
        int lost = 350;
        for (String input : feature.inputs()) {
            // Given
            Tape tape = Tape.ordinary(17, BARS).copy(new Run(feature).inputs);
            tape.lose(lost, input);
            // When
            double[] values = values(feature, tape);
            // Then
            for (int bar = lost + 1 + feature.warmUp(); bar < BARS; bar++) {
                assertThat(values[bar]).as("bar %d, without %s", bar, input).isFinite();
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("features")
    void shouldForgetARestOfBefore(FeatureDefinition feature) {
        // Given a graph that has seen other bars
        Run run = new Run(feature);
        run.steps(Tape.ordinary(9, 333), 0, 333);
        // When
        run.graph.reset();
        // Then
        Tape tape = Tape.ordinary(10, BARS);
        assertThat(run.steps(tape, 0, BARS)).containsExactly(values(feature, tape));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("features")
    void shouldNotDriftFromWhatTheLastBarsAloneGive(FeatureDefinition feature) {
        for (Tape tape : LONG_TAPES) {
            double[] all = values(feature, tape);
            double[] last = new Run(feature).steps(tape, LONG - MEMORY, LONG);
            double size = 0.0;
            for (int bar = LONG - 100; bar < LONG; bar++) {
                size = Math.max(size, Math.abs(all[bar]));
            }
            for (int bar = LONG - 100; bar < LONG; bar++) {
                assertThat(all[bar])
                        .as("bar %d", bar)
                        .isCloseTo(
                                last[bar - LONG + MEMORY],
                                within(1e-9 * Math.max(Math.abs(all[bar]), size * 1e-3)));
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("features")
    void shouldSeeTheSameAtAnyPrice(FeatureDefinition feature) {
        // Given prices of about 1e-8, 100 and 1e9
        Tape tape = Tape.ordinary(14, BARS);
        List<String> inputs = new Run(feature).inputs;
        double[] expected = values(feature, tape);
        for (int power : new int[] {-33, 23}) {
            // When
            double[] scaled = values(feature, tape.priced(power, inputs));
            // Then
            for (int bar = feature.warmUp(); bar < BARS; bar++) {
                assertThat(scaled[bar])
                        .as("bar %d, prices times 2^%d", bar, power)
                        .isCloseTo(
                                expected[bar],
                                within(1e-9 * Math.max(Math.abs(expected[bar]), 1e-6)));
            }
        }
    }

    /// Where moves get lost beside their level, what is left of them is rounding, and three times
    /// the prices, which are as exact, are rounded elsewhere.
    @ParameterizedTest(name = "{0}")
    @MethodSource("features")
    void shouldKeepSmallMovesOfALargeLevel(FeatureDefinition feature) {
        // Given prices of one billion that move by a millionth
        Tape tape = Tape.aBillionAndAMillionth(20, BARS);
        // When
        double[] one = values(feature, tape);
        double[] three = values(feature, tape.tripled(new Run(feature).inputs));
        // Then
        double size = Arrays.stream(one).filter(Double::isFinite).map(Math::abs).max().orElse(0.0);
        for (int bar = feature.warmUp(); bar < BARS; bar++) {
            assertThat(three[bar])
                    .as("bar %d", bar)
                    .isCloseTo(one[bar], within(1e-9 * Math.max(Math.abs(one[bar]), 1e-3 * size)));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("features")
    void shouldSeeTheSameInAnyUnitOfTheBaseAsset(FeatureDefinition feature) {
        // Given
        Tape tape = Tape.ordinary(18, BARS);
        List<String> inputs = new Run(feature).inputs;
        // When
        double[] scaled = values(feature, tape.inUnits(17, inputs));
        // Then
        assertThat(scaled).containsExactly(values(feature, tape));
    }
}
