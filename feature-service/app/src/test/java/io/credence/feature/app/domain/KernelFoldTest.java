package io.credence.feature.app.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.credence.feature.api.FeatureSet;
import io.credence.feature.api.InstrumentId;
import io.credence.feature.api.Interval;
import io.credence.feature.api.WindowSpec;
import io.credence.feature.kernels.bars.BarColumns;
import io.credence.feature.kernels.catalogue.FeatureCatalogue;
import io.credence.feature.kernels.engine.FeatureSetEngine;
import io.credence.platform.api.TenantId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KernelFoldTest {

    private static final TenantId TENANT = new TenantId("alpha");
    private static final Series SERIES = new Series(new InstrumentId("BTC-USD"), Interval.M1);
    private static final FeatureSet SET = FeatureCatalogue.CORE_12;
    private static final int BARS = 3 * KernelFold.BARS_PER_STATE + 500;

    private final BarsInMemory bars = new BarsInMemory(1, BARS);
    private final KernelFold fold = new KernelFold(bars);

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
    void shouldKeepTenantsApart() {
        // Given
        before(BARS);
        bars.takeBarsRead();
        // When
        fold.before(new TenantId("beta"), SERIES, SET, BARS * BarsInMemory.MINUTE);
        // Then
        assertThat(bars.takeBarsRead()).isEqualTo(BARS);
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
}
