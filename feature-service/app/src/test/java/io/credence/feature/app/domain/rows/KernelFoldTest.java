package io.credence.feature.app.domain.rows;

import static org.assertj.core.api.Assertions.assertThat;

import io.credence.feature.api.FeatureSet;
import io.credence.feature.api.InstrumentId;
import io.credence.feature.api.Interval;
import io.credence.feature.api.WindowSpec;
import io.credence.feature.app.domain.bars.BarsInMemory;
import io.credence.feature.app.domain.bars.Series;
import io.credence.feature.app.domain.instrument.CompanionsInMemory;
import io.credence.feature.app.domain.observation.KnownInputs;
import io.credence.feature.app.domain.observation.NoTape;
import io.credence.feature.app.domain.observation.Observation;
import io.credence.feature.app.domain.observation.ObservationsInMemory;
import io.credence.feature.kernels.bars.BarColumns;
import io.credence.feature.kernels.catalogue.FeatureCatalogue;
import io.credence.feature.kernels.engine.FeatureSetEngine;
import io.credence.feature.kernels.inputs.InputName;
import io.credence.platform.api.TenantId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KernelFoldTest {

    private static final TenantId TENANT = new TenantId("alpha");
    private static final Series SERIES = new Series(new InstrumentId("BTC-USD"), Interval.M1);
    private static final FeatureSet SET = FeatureCatalogue.CORE_12;
    private static final int BARS = 3 * KernelFold.BARS_PER_STATE + 500;

    private final BarsInMemory bars = new BarsInMemory(1, BARS);
    private final ObservationsInMemory observations = new ObservationsInMemory();
    private final SnapshotInMemory snapshot = new SnapshotInMemory();
    private final KernelFold fold = fold();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4095, 4096, 4097, 9000, BARS})
    void shouldGiveTheBitsOfAFoldFromTheBeginning(int row) {
        // Given what an earlier fold left
        before(BARS);
        // When
        FeatureSetEngine engine = before(row);
        // Then
        assertThat(engine.save()).isEqualTo(folded(row).save());
    }

    @Test
    void shouldReadAFewBarsOnlyHoweverLongTheSegment() {
        // Given
        before(BARS);
        assertThat(bars.takeBarsRead()).isEqualTo(BARS);
        // When
        before(BARS);
        before(2 * KernelFold.BARS_PER_STATE + 1);
        // Then
        assertThat(bars.takeBarsRead()).isEqualTo(501);
    }

    @Test
    void shouldForgetWhatItKeptWhenTheSeriesPastChanges() {
        // Given
        before(BARS);
        // When
        bars.change(10);
        // Then
        assertThat(before(BARS).save()).isEqualTo(folded(BARS).save());
    }

    @Test
    void shouldKeepWhatLiesBeforeTheChange() {
        // Given
        before(BARS);
        bars.takeBarsRead();
        // When
        bars.change(2 * KernelFold.BARS_PER_STATE);
        FeatureSetEngine engine = before(BARS);
        // Then
        assertThat(bars.takeBarsRead()).isEqualTo(BARS - 2 * KernelFold.BARS_PER_STATE);
        assertThat(engine.save()).isEqualTo(folded(BARS).save());
    }

    @Test
    void shouldFoldWhatWasKnownBesideTheBars() {
        // Given a rate that changes twice
        FeatureSet rates =
                new FeatureSet(
                        "rates",
                        FeatureCatalogue.KERNEL_VERSION,
                        List.of("funding_rate", "funding_rate_change_24"));
        for (int row : new int[] {0, 4000, 4110}) {
            long timeMs = row * BarsInMemory.MINUTE;
            observations.add(
                    new Observation(InputName.FUNDING_RATE, timeMs, timeMs, 0.001 * (1 + row)));
        }
        // When
        FeatureSetEngine engine = fold.before(TENANT, SERIES, rates, 4120 * BarsInMemory.MINUTE);
        // Then
        double[] values = new double[2];
        engine.step(
                bars.at(SERIES, 4120 * BarsInMemory.MINUTE).orElseThrow(),
                new double[] {0.001 * 4111},
                values,
                0);
        assertThat(values).containsExactly(0.001 * 4111, 0.001 * 4111 - 0.001 * 4001);
    }

    @Test
    void shouldKeepTenantsApart() {
        // Given
        before(BARS);
        bars.takeBarsRead();
        // When
        fold.before(new TenantId("beta"), SERIES, SET, BARS * BarsInMemory.MINUTE);
        // Then
        assertThat(bars.takeBarsRead()).isEqualTo(BARS);
    }

    @Test
    void shouldBeginAtTheSnapshotOfALiveSeriesInAFreshProcess() {
        // Given
        keepSnapshot(BARS - 100, bars.head(SERIES).revision(), folded(BARS - 100).save());
        bars.takeBarsRead();
        // When
        FeatureSetEngine engine = before(BARS);
        // Then
        assertThat(bars.takeBarsRead()).isEqualTo(100);
        assertThat(engine.save()).isEqualTo(folded(BARS).save());
    }

    @Test
    void shouldNotTakeASnapshotOfAnotherPastOrOfALaterBarOrOfAnotherBuild() {
        byte[] state = folded(BARS).save();
        for (Runnable given :
                List.<Runnable>of(
                        () -> keepSnapshot(BARS, bars.head(SERIES).revision() + 1, state),
                        () -> keepSnapshot(BARS, bars.head(SERIES).revision(), state),
                        () -> keepSnapshot(10, bars.head(SERIES).revision(), new byte[7]))) {
            // Given
            given.run();
            // When
            FeatureSetEngine engine = fold().before(TENANT, SERIES, SET, 500 * BarsInMemory.MINUTE);
            // Then
            assertThat(engine.save()).isEqualTo(folded(500).save());
        }
    }

    /// The state after so many bars.
    private void keepSnapshot(int rows, long revision, byte[] state) {
        snapshot.keep(
                SERIES,
                SET.hash(),
                revision,
                (rows - 1) * BarsInMemory.MINUTE,
                KernelState.of(state));
    }

    private FeatureSetEngine before(int row) {
        return fold.before(TENANT, SERIES, SET, row * BarsInMemory.MINUTE);
    }

    private FeatureSetEngine folded(int rows) {
        FeatureSetEngine engine = new FeatureSetEngine(SET, SERIES.interval(), WindowSpec.DEFAULT);
        BarColumns all = bars.read(SERIES, 0, rows * BarsInMemory.MINUTE, Integer.MAX_VALUE);
        double[] row = new double[engine.width()];
        for (int i = 0; i < all.size(); i++) {
            engine.step(all.bar(i), row, 0);
        }
        return engine;
    }

    private KernelFold fold() {
        KnownInputs inputs =
                new KnownInputs(observations, new CompanionsInMemory(), bars, new NoTape());
        return new KernelFold(bars, inputs, snapshot);
    }
}
