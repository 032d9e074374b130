package io.credence.feature.kernels.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.credence.feature.api.Interval;
import io.credence.feature.api.WindowSpec;
import io.credence.feature.kernels.bars.BarColumns;
import io.credence.feature.kernels.bars.RandomBars;
import io.credence.feature.kernels.catalogue.FeatureCatalogue;
import io.credence.feature.kernels.engine.FeatureMatrix;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.indicators.ROCIndicator;
import org.ta4j.core.indicators.RSIIndicator;
import org.ta4j.core.indicators.averages.SMAIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.num.DoubleNumFactory;

/// ta4j computes the same features its own way.
class Ta4jOracleTest {

    private static final int BARS = 500;
    // ta4j seeds Wilder's mean with the first change instead of the mean of 14; by then it is gone.
    private static final int FORGOTTEN = 450;

    private FeatureMatrix rows;
    private ClosePriceIndicator close;

    @BeforeEach
    void compute() {
        BarColumns bars = RandomBars.gapless(42L, BARS, Interval.H1);
        rows =
                FeatureMatrix.compute(
                        FeatureCatalogue.CORE_12, Interval.H1, WindowSpec.DEFAULT, bars);
        BarSeries series =
                new BaseBarSeriesBuilder().withNumFactory(DoubleNumFactory.getInstance()).build();
        for (int i = 0; i < BARS; i++) {
            series.barBuilder()
                    .timePeriod(Duration.ofHours(1))
                    .endTime(Instant.ofEpochMilli(bars.openTimeMs(i) + 3_600_000L))
                    .openPrice(bars.open(i))
                    .highPrice(bars.high(i))
                    .lowPrice(bars.low(i))
                    .closePrice(bars.close(i))
                    .volume(bars.volume(i))
                    .add();
        }
        close = new ClosePriceIndicator(series);
    }

    @Test
    void shouldAgreeOnTheRelativeStrengthIndex() {
        // Given
        RSIIndicator rsi = new RSIIndicator(close, 14);
        // When / Then
        for (int t = FORGOTTEN; t < BARS; t++) {
            assertThat(rows.value(t, 6)).isCloseTo(rsi.getValue(t).doubleValue(), within(1e-9));
        }
    }

    @Test
    void shouldAgreeOnMomentum() {
        // Given
        ROCIndicator roc = new ROCIndicator(close, 20);
        // When / Then
        for (int t = 20; t < BARS; t++) {
            assertThat(rows.value(t, 5))
                    .isCloseTo(roc.getValue(t).doubleValue() / 100.0, within(1e-12));
        }
    }

    @Test
    void shouldAgreeOnTheMovingAverages() {
        // Given
        SMAIndicator fast = new SMAIndicator(close, 5);
        SMAIndicator slow = new SMAIndicator(close, 20);
        // When / Then
        for (int t = 19; t < BARS; t++) {
            double expected = fast.getValue(t).doubleValue() / slow.getValue(t).doubleValue() - 1.0;
            assertThat(rows.value(t, 9)).isCloseTo(expected, within(1e-12));
        }
    }
}
