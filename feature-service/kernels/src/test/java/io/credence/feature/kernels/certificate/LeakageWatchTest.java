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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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

    private static final FeatureSet OF_FUNDING =
            new FeatureSet(
                    "funded",
                    FeatureCatalogue.KERNEL_VERSION,
                    List.of("log_return_1", "funding_rate", "rsi_14"));

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

    @ParameterizedTest(name = "{0} rows early")
    @ValueSource(ints = {1, 2, 500})
    void shouldNameAFeatureOfWhatWasNotKnownYet(int early) {
        // Given a rate that is another every 480 bars, and who joins it too early, now and again
        BarColumns bars = RandomBars.gapless(6, 5000, Interval.M1);
        // When
        LeakageVerdict honest = pass(OF_FUNDING, bars, 0, 0.0);
        LeakageVerdict verdict = pass(OF_FUNDING, bars, early, 0.0);
        // Then
        assertThat(honest).isInstanceOf(LeakageVerdict.Clean.class);
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        LeakageVerdict.Leaking.class,
                        leak -> {
                            assertThat(leak.law()).isEqualTo(Law.KNOWN_TIME);
                            assertThat(leak.feature()).isEqualTo("funding_rate");
                        });
    }

    /// @param error added to the seventh feature
    private static LeakageVerdict pass(FeatureSet set, BarColumns bars, double error) {
        return pass(set, bars, 0, error);
    }

    /// @param early how many rows too early a funding rate is joined
    private static LeakageVerdict pass(FeatureSet set, BarColumns bars, int early, double error) {
        FeatureSetEngine engine = new FeatureSetEngine(set, Interval.M1, WindowSpec.DEFAULT);
        InputColumns inputs = funding(0, bars.size(), early);
        LeakageWatch watch =
                new LeakageWatch(
                        set,
                        Interval.M1,
                        WindowSpec.DEFAULT,
                        bars,
                        inputs,
                        (firstMs, lastMs) -> past(bars, early, firstMs, lastMs),
                        11L);
        double[][] columns = inputs.columns(engine.inputs());
        double[] block = new double[KernelGraph.BLOCK * engine.width()];
        boolean[] warm = new boolean[bars.size()];
        int row = 0;
        while (row < bars.size()) {
            watch.before(row, engine);
            int fed = engine.step(bars, row, columns, block, 0, warm);
            for (int i = 0; i < fed; i++) {
                if (error > 0.0) {
                    block[i * engine.width() + 6] += error;
                }
                watch.after(row + i, block, i * engine.width());
            }
            row += fed;
        }
        return watch.verdict();
    }

    private static KnownPast.Known past(BarColumns bars, int early, long firstMs, long lastMs) {
        int from = bars.indexAtOrAfter(firstMs);
        int to = bars.indexAtOrAfter(lastMs + 1);
        BarColumns some = new BarColumns(to - from);
        for (int row = from; row < to; row++) {
            some.add(bars.bar(row));
        }
        return new KnownPast.Known(some, funding(from, to, early));
    }

    /// Of the rows from `from` to before `to`, and nothing is known that comes after them.
    private static InputColumns funding(int from, int to, int early) {
        double[] rates = new double[to - from];
        Arrays.setAll(rates, i -> 0.0001 * Math.floorDiv(Math.min(from + i + early, to - 1), 480));
        return new InputColumns(rates.length, Map.of("funding.rate", rates));
    }
}
