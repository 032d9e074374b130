package io.credence.feature.kernels.inputs;

import static org.assertj.core.api.Assertions.assertThat;

import io.credence.feature.api.Bar;
import io.credence.feature.api.Interval;
import io.credence.feature.kernels.bars.BarColumns;
import io.credence.feature.kernels.bars.RandomBars;
import io.credence.feature.kernels.chain.ChainFeatures;
import io.credence.feature.kernels.cross.CrossMarketFeatures;
import io.credence.feature.kernels.definition.FeatureDefinition;
import io.credence.feature.kernels.derivatives.DerivativesFeatures;
import io.credence.feature.kernels.microstructure.MicrostructureFeatures;
import io.credence.feature.kernels.oracle.Naive;
import io.credence.feature.kernels.step.Kernel;
import io.credence.feature.kernels.step.KernelGraph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What holds for every feature of the groups that read what is known beside the bar.
class InputFeaturesTest {

    private static final List<FeatureDefinition> FEATURES =
            Stream.of(
                            new MicrostructureFeatures(),
                            new DerivativesFeatures(),
                            new ChainFeatures(),
                            new CrossMarketFeatures())
                    .flatMap(provider -> provider.features().stream())
                    .toList();
    private static final List<String> NAMES =
            FEATURES.stream().map(FeatureDefinition::name).toList();
    private static final Set<String> PRICES_OF_BAR =
            Set.of("open", "high", "low", "close", "volume");
    private static final Set<InputName> QUANTITIES =
            EnumSet.copyOf(
                    Stream.of(InputName.values())
                            .filter(name -> !name.key().endsWith(".close"))
                            .filter(name -> !Set.of("book.bid", "book.ask").contains(name.key()))
                            .toList());

    private static final KnownMarket WHOLE = market(6L, 400);
    private static final int HOLE = 130;
    private static final double[][] UNBROKEN = WHOLE.run(NAMES);
    private static final double[][] ANEW = WHOLE.from(HOLE + 1).run(NAMES);

    @Test
    void shouldReadEveryInput() {
        assertThat(FEATURES.stream().flatMap(feature -> feature.inputs().stream()))
                .containsAll(Stream.of(InputName.values()).map(InputName::key).toList());
    }

    @Test
    void shouldHaveEightPeersInOrder() {
        assertThat(InputName.peers().stream().map(InputName::key))
                .containsExactly(
                        "peer1.close",
                        "peer2.close",
                        "peer3.close",
                        "peer4.close",
                        "peer5.close",
                        "peer6.close",
                        "peer7.close",
                        "peer8.close");
    }

    @Test
    void shouldBeDefinedFromTheWarmUpOnAndNotBefore() {
        // Given
        KnownMarket market = market(5L, 250);
        // When
        double[][] values = market.run(NAMES);
        // Then
        for (int f = 0; f < NAMES.size(); f++) {
            for (int t = 0; t < market.size(); t++) {
                assertThat(Double.isFinite(values[f][t]))
                        .as("%s at bar %d", NAMES.get(f), t)
                        .isEqualTo(t >= FEATURES.get(f).warmUp());
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldBeginAnewAfterAnUnknownInput(InputName unknown) {
        // Given
        double[] known = WHOLE.of(unknown);
        KnownMarket holed = WHOLE.with(unknown, i -> i == HOLE ? Double.NaN : known[i]);
        // When
        double[][] values = holed.run(NAMES);
        // Then
        for (int f = 0; f < NAMES.size(); f++) {
            if (FEATURES.get(f).inputs().contains(unknown.key())) {
                assertThat(values[f][HOLE]).as(NAMES.get(f)).isNaN();
                assertThat(bits(Arrays.copyOfRange(values[f], HOLE + 1, 400)))
                        .as(NAMES.get(f))
                        .isEqualTo(bits(ANEW[f]));
                assertThat(bits(Arrays.copyOf(values[f], HOLE)))
                        .as(NAMES.get(f))
                        .isEqualTo(bits(Arrays.copyOf(UNBROKEN[f], HOLE)));
            } else {
                assertThat(bits(values[f])).as(NAMES.get(f)).isEqualTo(bits(UNBROKEN[f]));
            }
        }
    }

    @Test
    void shouldBeginAnewAfterAnUnknownBar() {
        // When
        double[][] values = withUnknownBar(WHOLE, HOLE);
        double[][] fresh = withUnknownBar(WHOLE.from(HOLE + 1), -1);
        double[][] whole = withUnknownBar(WHOLE, -1);
        // Then
        for (int f = 0; f < NAMES.size(); f++) {
            boolean reads = FEATURES.get(f).inputs().stream().anyMatch(PRICES_OF_BAR::contains);
            int from = reads ? HOLE + 1 : 0;
            assertThat(bits(Arrays.copyOfRange(values[f], from, 400)))
                    .as(NAMES.get(f))
                    .isEqualTo(bits(reads ? fresh[f] : whole[f]));
        }
    }

    private static double[][] withUnknownBar(KnownMarket market, int hole) {
        KernelGraph graph = new KernelGraph();
        List<Kernel> kernels =
                FEATURES.stream().map(feature -> feature.kernel().apply(graph)).toList();
        double[][] columns =
                graph.inputs().stream()
                        .map(key -> market.of(InputName.of(key).orElseThrow()))
                        .toArray(double[][]::new);
        double[][] values = new double[NAMES.size()][market.size()];
        for (int t = 0; t < market.size(); t++) {
            int i = t;
            double unknown = t == hole ? Double.NaN : 0.0;
            graph.step(
                    t * Interval.H1.millis(),
                    unknown + market.close()[t],
                    unknown + market.high()[t],
                    unknown + market.low()[t],
                    unknown + market.close()[t],
                    unknown + market.volume()[t],
                    Naive.each(columns.length, k -> columns[k][i]));
            for (int f = 0; f < values.length; f++) {
                values[f][t] = kernels.get(f).value();
            }
        }
        return values;
    }

    @Test
    void shouldBeUnknownWhereOnlyBarsAreKnown() {
        // Given
        KnownMarket market = KnownMarket.unknown(RandomBars.gapless(7L, 250, Interval.H1));
        // When
        double[][] values = market.run(NAMES);
        // Then
        Set<String> bar = Set.of("open_time_ms", "open", "high", "low", "close", "volume");
        for (int f = 0; f < NAMES.size(); f++) {
            boolean ofBars = bar.containsAll(FEATURES.get(f).inputs());
            assertThat(Double.isNaN(values[f][249])).as(NAMES.get(f)).isNotEqualTo(ofBars);
            assertThat(FEATURES.get(f).nanRule())
                    .as(NAMES.get(f))
                    .startsWith(ofBars ? "never NaN after the warm-up" : "NaN where an input");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-30, -1, 1, 40})
    void shouldNotDependOnTheUnits(int power) {
        // Given
        KnownMarket market = market(8L, 250);
        double factor = Math.scalb(1.0, power);
        // When
        double[][] values = market.run(NAMES);
        // Then
        for (KnownMarket other : List.of(market.scaled(factor, 1.0), market.scaled(1.0, factor))) {
            double[][] scaled = other.run(NAMES);
            for (int f = 0; f < NAMES.size(); f++) {
                assertThat(bits(scaled[f])).as(NAMES.get(f)).isEqualTo(bits(values[f]));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.0, 1e-300, 0.1, 3e15})
    void shouldAlwaysHaveAnAnswer(double quantity) {
        // Given prices that stand still, and nothing else than ever the same amount
        BarColumns bars = new BarColumns();
        for (int i = 0; i < 250; i++) {
            bars.add(new Bar(i * Interval.H1.millis(), 0.1, 0.1, 0.1, 0.1, quantity));
        }
        KnownMarket market = KnownMarket.unknown(bars);
        for (InputName name : InputName.values()) {
            market = market.with(name, i -> QUANTITIES.contains(name) ? quantity : 0.1);
        }
        // When
        double[][] values = market.run(NAMES);
        // Then
        List<String> none = new ArrayList<>();
        for (int f = 0; f < NAMES.size(); f++) {
            for (int t = FEATURES.get(f).warmUp(); t < 250; t++) {
                if (!Double.isFinite(values[f][t])) {
                    none.add(NAMES.get(f) + " at " + t + ": " + values[f][t]);
                    break;
                }
            }
        }
        assertThat(none).isEmpty();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldGoOnWithTheSameBitsAfterSaveAndRestore(long seed) {
        // Given holes in the bars, and unknown numbers
        SplittableRandom random = new SplittableRandom(seed);
        KnownMarket market = KnownMarket.random(seed, RandomBars.withHoles(seed, 400, Interval.H1));
        for (InputName name : InputName.values()) {
            double[] known = market.of(name);
            market = market.with(name, i -> random.nextInt(300) == 0 ? Double.NaN : known[i]);
        }
        // When
        double[][] whole = market.run(NAMES);
        double[][] restored = market.run(NAMES, random.nextInt(1, 400));
        // Then
        for (int f = 0; f < NAMES.size(); f++) {
            assertThat(bits(restored[f])).as(NAMES.get(f)).isEqualTo(bits(whole[f]));
        }
    }

    @Test
    void shouldGiveTheSameAloneAsAmongAllOthers() {
        // Given
        KnownMarket market = market(9L, 250);
        // When
        double[][] together = market.run(NAMES);
        // Then
        for (int f = 0; f < NAMES.size(); f++) {
            double[] alone = market.run(List.of(NAMES.get(f)))[0];
            assertThat(bits(alone)).as(NAMES.get(f)).isEqualTo(bits(together[f]));
        }
    }

    private static KnownMarket market(long seed, int bars) {
        return KnownMarket.random(seed, RandomBars.gapless(seed, bars, Interval.H1));
    }

    private static long[] bits(double[] values) {
        return Arrays.stream(values).mapToLong(Double::doubleToLongBits).toArray();
    }
}
