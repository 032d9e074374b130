package io.credence.feature.kernels.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import io.credence.feature.api.FeatureSet;
import io.credence.feature.api.Interval;
import io.credence.feature.api.WindowSpec;
import io.credence.feature.kernels.bars.BarColumns;
import io.credence.feature.kernels.bars.RandomBars;
import io.credence.feature.kernels.catalogue.FeatureCatalogue;
import io.credence.feature.kernels.certificate.LeakageVerdict.Law;
import io.credence.feature.kernels.definition.FeatureDefinition;
import io.credence.feature.kernels.engine.FeatureSetEngine;
import io.credence.feature.kernels.inputs.InputColumns;
import io.credence.feature.kernels.step.KernelGraph;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeakageWatchTest {

    private static final FeatureSet WITH_A_PEEKER =
            new FeatureSet(
                    "mine",
                    FeatureCatalogue.KERNEL_VERSION,
                    List.of("log_return_1", PeekingProvider.NAME, "rsi_14"));

    @AfterEach
    void beHonest() {
        PeekingProvider.peek(false);
    }

    @ParameterizedTest(name = "{0} rows")
    @ValueSource(ints = {1, 2, 63, 64, 65, 1500})
    void shouldFindTheWholeCatalogueClean(int rows) {
        // Given
        FeatureSet all =
                new FeatureSet(
                        "all",
                        FeatureCatalogue.KERNEL_VERSION,
                        FeatureCatalogue.features().stream().map(FeatureDefinition::name).toList());
        // When
        LeakageVerdict verdict = pass(all, RandomBars.withHoles(3, rows, Interval.M1), 0.0);
        // Then each cut has rows to either side where there are any
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        LeakageVerdict.Clean.class,
                        clean -> {
                            assertThat(clean.cutPoints())
                                    .isEqualTo(Math.min(LeakageWatch.CUT_POINTS, rows));
                            assertThat(clean.rowsCompared()).isGreaterThanOrEqualTo(rows);
                        });
    }

    @Test
    void shouldNameTheFeatureThatRemembersTheFuture() {
        // Given
        PeekingProvider.peek(true);
        BarColumns bars = RandomBars.gapless(4, 1000, Interval.M1);
        // When
        LeakageVerdict verdict = pass(WITH_A_PEEKER, bars, 0.0);
        // Then
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        LeakageVerdict.Leaking.class,
                        leak -> {
                            assertThat(leak.law()).isEqualTo(Law.CAUSALITY);
                            assertThat(leak.feature()).isEqualTo(PeekingProvider.NAME);
                        });
    }

    @Test
    void shouldNameItThoughItHasSeenTheBarsBefore() {
        // Given a pass in which it knew every next close
        PeekingProvider.peek(true);
        BarColumns bars = RandomBars.gapless(4, 1000, Interval.M1);
        pass(WITH_A_PEEKER, bars, 0.0);
        // When / Then
        assertThat(pass(WITH_A_PEEKER, bars, 0.0))
                .isInstanceOf(LeakageVerdict.Leaking.class)
                .extracting(leak -> ((LeakageVerdict.Leaking) leak).feature())
                .isEqualTo(PeekingProvider.NAME);
    }

    @Test
    void shouldNameAValueThatARestoredEngineDoesNotGive() {
        // Given a pass that gives other values than its engine
        LeakageVerdict verdict =
                pass(
                        FeatureCatalogue.CORE_12,
                        RandomBars.gapless(5, 1000, Interval.M1),
                        Math.ulp(50.0));
        // Then
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        LeakageVerdict.Leaking.class,
                        leak -> {
                            assertThat(leak.law()).isEqualTo(Law.PARITY);
                            assertThat(leak.feature()).isEqualTo("rsi_14");
                        });
    }

    /// @param error added to the seventh feature
    private static LeakageVerdict pass(FeatureSet set, BarColumns bars, double error) {
        FeatureSetEngine engine = new FeatureSetEngine(set, Interval.M1, WindowSpec.DEFAULT);
        LeakageWatch watch =
                new LeakageWatch(set, Interval.M1, WindowSpec.DEFAULT, bars.size(), 11L);
        InputColumns inputs = InputColumns.unknown(bars.size());
        double[][] unknown = inputs.columns(engine.inputs());
        double[] block = new double[KernelGraph.BLOCK * engine.width()];
        boolean[] warm = new boolean[bars.size()];
        int row = 0;
        while (row < bars.size()) {
            watch.before(row, engine);
            int fed = engine.step(bars, row, unknown, block, 0, warm);
            for (int i = 0; i < fed; i++) {
                if (error > 0.0) {
                    block[i * engine.width() + 6] += error;
                }
                watch.after(row + i, block, i * engine.width());
            }
            row += fed;
        }
        return watch.verdict(bars, inputs);
    }
}
