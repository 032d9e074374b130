package io.credence.feature.kernels.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.credence.feature.api.Bar;
import io.credence.feature.api.Interval;
import io.credence.feature.kernels.bars.BarColumns;
import io.credence.feature.kernels.bars.RandomBars;
import io.credence.feature.kernels.catalogue.FeatureCatalogue;
import io.credence.feature.kernels.definition.FeatureDefinition;
import io.credence.feature.kernels.definition.FeatureGroup;
import io.credence.feature.kernels.oracle.KernelRun;
import io.credence.feature.kernels.step.Kernel;
import io.credence.feature.kernels.step.KernelGraph;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What features of prices are while nothing moves.
class StandstillTest {

    private static final int BARS = 500;
    private static final long HOUR_MS = 3_600_000L;
    private static final List<FeatureDefinition> FEATURES =
            FeatureCatalogue.features().stream()
                    .filter(feature ->
                            EnumSet.of(
                                            FeatureGroup.MOMENTUM,
                                            FeatureGroup.PATTERN,
                                            FeatureGroup.REGIME)
                                    .contains(feature.group()))
                    .toList();

    /// The features of one set, walked from bar to bar.
    private static final class Walk {

        private final KernelGraph graph = new KernelGraph();
        private final List<Kernel> kernels = KernelRun.make(graph, FEATURES);

        double[] step(BarColumns bars, int t) {
            KernelRun.step(graph, bars, t);
            return values();
        }

        double[] values() {
            return kernels.stream().mapToDouble(Kernel::value).toArray();
        }
    }

    @ParameterizedTest(name = "a price of {0} that stands still")
    @ValueSource(doubles = {0.1, 1e-8, 61_234.56, 1e9 / 3})
    void shouldBeNeutralWhileThePriceStandsStill(double price) {
        BarColumns bars = new BarColumns();
        for (int i = 0; i < BARS; i++) {
            bars.add(new Bar(i * HOUR_MS, price, price, price, price, 0.0));
        }
        Walk walk = new Walk();
        for (int t = 0; t < BARS; t++) {
            double[] values = walk.step(bars, t);
            for (int i = 0; i < values.length; i++) {
                FeatureDefinition feature = FEATURES.get(i);
                if (t >= feature.warmUp()) {
                    assertThat(values[i])
                            .as("%s at bar %d", feature.name(), t)
                            .isCloseTo(neutral(feature), within(1e-12));
                }
            }
        }
    }

    private static double neutral(FeatureDefinition feature) {
        return switch (feature.name()) {
            case "rsi_7",
                    "rsi_14",
                    "rsi_28",
                    "stoch_k_5",
                    "stoch_d_5",
                    "stoch_k_14",
                    "stoch_d_14",
                    "stoch_rsi_k_14",
                    "stoch_rsi_d_14",
                    "ultimate_7_14_28" ->
                    50.0;
            case "williams_r_14", "williams_r_28" -> -50.0;
            // Of equals the newest is the extreme.
            case "aroon_up_25", "aroon_down_25" -> 100.0;
            case "close_location", "hurst_100" -> 0.5;
            case "variance_ratio_5_100", "ranging_14", "supertrend_direction_10_3" -> 1.0;
            // A bar of low volatility is followed by one of high with 0.07, one of high by low with
            // 0.33.
            case "hmm_high_vol_probability" -> 0.07 / (0.07 + 0.33);
            default -> 0.0;
        };
    }

    @Test
    void shouldNotMakeMovesOfRoundingWhenThePriceStopsMoving() {
        // Given
        BarColumns bars = RandomBars.gapless(6L, 300, Interval.H1);
        double last = bars.close(299);
        for (int i = 0; i < 9000; i++) {
            long time = bars.openTimeMs(299) + (i + 1) * HOUR_MS;
            bars.add(new Bar(time, last, last, last, last, 0.0));
        }
        // When
        Walk walk = new Walk();
        double[] before = new double[FEATURES.size()];
        for (int t = 0; t < bars.size(); t++) {
            double[] values = walk.step(bars, t);
            // Then
            for (int i = 0; t >= 4000 && i < values.length; i++) {
                assertThat(values[i])
                        .as("%s at bar %d", FEATURES.get(i).name(), t)
                        .isCloseTo(before[i], within(1e-6));
            }
            before = values;
        }
    }
}
