package io.credence.feature.kernels.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.credence.feature.api.FeatureSet;
import io.credence.feature.api.Interval;
import io.credence.feature.api.WindowSpec;
import io.credence.feature.kernels.bars.BarColumns;
import io.credence.feature.kernels.bars.RandomBars;
import io.credence.feature.kernels.catalogue.FeatureCatalogue;
import io.credence.feature.kernels.definition.FeatureDefinition;
import io.credence.feature.kernels.engine.FeatureMatrix;
import io.credence.feature.kernels.engine.FeatureSetEngine;
import io.credence.feature.kernels.volatility.GarchFit;
import io.credence.feature.kernels.volatility.GarchParameters;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FeatureSetFitTest {

    private static final Interval INTERVAL = Interval.M1;
    private static final int TRAINED = 1_500;
    private static final BarColumns BARS = RandomBars.withHoles(1, 3_000, INTERVAL);

    private static final FeatureSet SET =
            new FeatureSet(
                    "mine",
                    FeatureCatalogue.KERNEL_VERSION,
                    List.of("garch_vol", "hmm_high_vol_probability", "both", "rsi_14", "first"),
                    Map.of(
                            "both",
                                    "standardised(winsorised(calm, 0.05)) + fracdiff(calm, 0.4, 0.01)",
                            "calm", "log(1 + realized_vol_20)",
                            "first", "pca(1, standardised(rsi_14), both, garch_vol)"),
                    Map.of());

    /// The bars up to the end of training, whatever follows.
    private static FeatureMatrix trained(FeatureSet set) {
        return FeatureMatrix.compute(set, INTERVAL, WindowSpec.DEFAULT, first(TRAINED));
    }

    private static BarColumns first(int bars) {
        BarColumns first = new BarColumns();
        IntStream.range(0, bars).forEach(i -> first.add(BARS.bar(i)));
        return first;
    }

    private static FeatureSetEngine engine(FeatureSet set) {
        return new FeatureSetEngine(set, INTERVAL, WindowSpec.DEFAULT);
    }

    @Test
    void shouldFitAllThatLearnsAndWhatReadsItAfterwards() {
        // When
        FeatureSet fitted = FeatureSetFit.of(SET, FeatureSetFitTest::trained);
        // Then
        assertThat(fitted.fitted().keySet())
                .containsExactlyInAnyOrder(
                        "garch_vol",
                        "hmm_high_vol_probability",
                        "winsorised(calm,0.05)",
                        "standardised(winsorised(calm,0.05))",
                        "standardised(rsi_14)",
                        "pca(1,standardised(rsi_14),both,garch_vol)");
        assertThat(fitted.hash()).isNotEqualTo(SET.hash());
        assertThat(fitted.features()).isEqualTo(SET.features());
        // And fitting once more changes nothing
        assertThat(FeatureSetFit.of(fitted, FeatureSetFitTest::trained)).isEqualTo(fitted);
    }

    @Test
    void shouldBeFarFromWholeBeforeItIsFitted() {
        FeatureMatrix rows = trained(SET);
        assertThat(IntStream.range(0, TRAINED).filter(rows::isWarm)).isEmpty();
        FeatureMatrix fitted = trained(FeatureSetFit.of(SET, FeatureSetFitTest::trained));
        assertThat(IntStream.range(0, TRAINED).filter(fitted::isWarm).count()).isGreaterThan(200);
    }

    @Test
    void shouldLearnWhatTheFitsSay() {
        // Given
        FeatureSet fitted = FeatureSetFit.of(SET, FeatureSetFitTest::trained);
        FeatureMatrix returns =
                trained(
                        new FeatureSet(
                                "r", FeatureCatalogue.KERNEL_VERSION, List.of("log_return_1")));
        // When
        GarchParameters garch =
                GarchFit.of(CompleteRows.of(returns, new int[] {0})[0]).parameters();
        // Then
        assertThat(fitted.fitted().get("garch_vol"))
                .containsExactly(garch.alpha(), garch.beta(), garch.longRunVariance());
        assertThat(fitted.fitted().get("hmm_high_vol_probability")).hasSize(5);
        // And what is standardised has mean 0 and standard deviation 1 on the window
        FeatureSet one = FeatureSetFit.of(standardised(), FeatureSetFitTest::trained);
        double[] values = CompleteRows.of(trained(one), new int[] {0})[0];
        double mean =
                IntStream.range(0, values.length).mapToDouble(i -> values[i]).sum() / values.length;
        double squares =
                IntStream.range(0, values.length).mapToDouble(i -> values[i] * values[i]).sum();
        assertThat(mean).isCloseTo(0.0, within(1e-12));
        assertThat(squares / (values.length - 1)).isCloseTo(1.0, within(1e-12));
    }

    private static FeatureSet standardised() {
        return new FeatureSet(
                "z",
                FeatureCatalogue.KERNEL_VERSION,
                List.of("z_rsi"),
                Map.of("z_rsi", "standardised(rsi_14)"),
                Map.of());
    }

    @Test
    void shouldGoOnWithTheSameBitsAfterSaveAndRestore() {
        // Given
        FeatureSet fitted = FeatureSetFit.of(SET, FeatureSetFitTest::trained);
        FeatureMatrix batch = FeatureMatrix.compute(fitted, INTERVAL, WindowSpec.DEFAULT, BARS);
        int stop = new SplittableRandom(7L).nextInt(TRAINED, BARS.size());
        FeatureSetEngine engine = engine(fitted);
        double[] row = new double[engine.width()];
        // When
        for (int i = 0; i < BARS.size(); i++) {
            if (i == stop) {
                byte[] state = engine.save();
                engine = engine(fitted);
                engine.restore(state);
            }
            engine.step(BARS.bar(i), row, 0);
            // Then
            for (int k = 0; k < row.length; k++) {
                assertThat(row[k])
                        .as("bar %d feature %d", i, k)
                        .isEqualTo(Double.valueOf(batch.value(i, k)));
            }
        }
        assertThatThrownBy(() -> engine(SET).restore(engine(fitted).save()))
                .hasMessageContaining("another feature set");
    }

    @Test
    void shouldTakeStepsInTheirOrder() {
        // Given two features that are the same, and one that is not
        FeatureSet set =
                new FeatureSet(
                        "mine",
                        FeatureCatalogue.KERNEL_VERSION,
                        List.of("rsi_14", "turned", "volume_zscore", "hidden"),
                        Map.of("turned", "50 - 2 * rsi_14", "hidden", "turned + 0 * spread"),
                        Map.of());
        List<FitStep> steps =
                List.of(
                        new FitStep.Winsorise(0.01),
                        new FitStep.Standardise(),
                        new FitStep.Prune(0.95),
                        new FitStep.PrincipalComponents(2));
        FittedSet.check(set, steps);
        // When
        FittedSet fitted = FittedSet.of(set, steps, FeatureSetFitTest::trained);
        // Then
        assertThat(fitted.dropped())
                .extracting(FittedSet.Dropped::feature)
                .containsExactly("turned_w_z", "hidden_w_z");
        assertThat(fitted.dropped())
                .allSatisfy(drop -> {
                    assertThat(drop.with()).isEqualTo("rsi_14_w_z");
                    assertThat(drop.correlation()).isCloseTo(-1.0, within(1e-9));
                });
        assertThat(fitted.set().features()).containsExactly("pca_1", "pca_2");
        assertThat(fitted.set().expressions().keySet())
                .containsExactlyInAnyOrder(
                        "pca_1",
                        "pca_2",
                        "rsi_14_w",
                        "rsi_14_w_z",
                        "volume_zscore_w",
                        "volume_zscore_w_z");
        FeatureMatrix rows = trained(fitted.set());
        assertThat(IntStream.range(0, TRAINED).filter(rows::isWarm).count()).isGreaterThan(500);
    }

    @Test
    void shouldRefuseStepsThatDoNotFit() {
        assertThatThrownBy(() -> FittedSet.check(SET, List.of(new FitStep.PrincipalComponents(6))))
                .hasMessage("components must be at most the 5 features that there are then");
        FeatureSet taken =
                new FeatureSet(
                        "mine",
                        FeatureCatalogue.KERNEL_VERSION,
                        List.of("rsi_14", "rsi_14_z"),
                        Map.of("rsi_14_z", "zscore(rsi_14, 20)"),
                        Map.of());
        assertThatThrownBy(() -> FittedSet.check(taken, List.of(new FitStep.Standardise())))
                .hasMessage("a feature rsi_14_z is there already");
    }

    @Test
    void shouldSayWhatHadTooLittleToLearnFrom() {
        assertThatThrownBy(() ->
                        FeatureSetFit.of(
                                SET,
                                set ->
                                        FeatureMatrix.compute(
                                                set, INTERVAL, WindowSpec.DEFAULT, first(50))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("garch_vol: a fit needs >= 100 returns");
    }

    @Test
    void shouldFitEveryFeatureOfTheCatalogueThatLearns() {
        List<String> learning =
                FeatureCatalogue.features().stream()
                        .filter(feature -> feature.fit().isPresent())
                        .map(FeatureDefinition::name)
                        .toList();
        assertThat(learning).contains("garch_vol", "hmm_high_vol_probability");
        for (String feature : learning) {
            // When
            FeatureSet set =
                    new FeatureSet("one", FeatureCatalogue.KERNEL_VERSION, List.of(feature));
            FeatureSet fitted = FeatureSetFit.of(set, FeatureSetFitTest::trained);
            // Then it learns, and what it has learnt matters
            assertThat(fitted.fitted()).containsOnlyKeys(feature);
            assertThat(trained(fitted).value(TRAINED - 1, 0))
                    .isFinite()
                    .isNotEqualTo(trained(set).value(TRAINED - 1, 0));
        }
    }
}
