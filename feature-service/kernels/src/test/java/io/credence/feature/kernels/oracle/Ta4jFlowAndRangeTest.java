package io.credence.feature.kernels.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.credence.feature.api.Bar;
import io.credence.feature.api.FeatureSet;
import io.credence.feature.api.Interval;
import io.credence.feature.api.WindowSpec;
import io.credence.feature.kernels.bars.BarColumns;
import io.credence.feature.kernels.catalogue.FeatureCatalogue;
import io.credence.feature.kernels.engine.FeatureMatrix;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.ATRIndicator;
import org.ta4j.core.indicators.PVOIndicator;
import org.ta4j.core.indicators.UlcerIndexIndicator;
import org.ta4j.core.indicators.averages.SMAIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandWidthIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsLowerIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsMiddleIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsUpperIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.indicators.helpers.VolumeIndicator;
import org.ta4j.core.indicators.keltner.KeltnerChannelLowerIndicator;
import org.ta4j.core.indicators.keltner.KeltnerChannelMiddleIndicator;
import org.ta4j.core.indicators.keltner.KeltnerChannelUpperIndicator;
import org.ta4j.core.indicators.statistics.StandardDeviationIndicator;
import org.ta4j.core.indicators.volume.ChaikinMoneyFlowIndicator;
import org.ta4j.core.indicators.volume.ChaikinOscillatorIndicator;
import org.ta4j.core.indicators.volume.MoneyFlowIndexIndicator;
import org.ta4j.core.indicators.volume.OnBalanceVolumeIndicator;
import org.ta4j.core.indicators.volume.VWAPIndicator;
import org.ta4j.core.num.DoubleNumFactory;
import org.ta4j.core.num.Num;

/// ta4j computes the same volume and volatility its own way.
class Ta4jFlowAndRangeTest {

    private static final int BARS = 700;
    // ta4j begins exponential means at the first value; by then that is gone.
    private static final int FORGOTTEN = 600;

    private final BarColumns bars = bars();
    private final BarSeries series = series(bars);
    private final ClosePriceIndicator close = new ClosePriceIndicator(series);
    private final SMAIndicator meanVolume = new SMAIndicator(new VolumeIndicator(series), 20);

    // ta4j's accumulation/distribution line is undefined from a bar without range on.
    private static BarColumns bars() {
        BarColumns jumping = NaiveAgreement.jumpingBars(42L, BARS);
        BarColumns bars = new BarColumns(BARS);
        for (int t = 0; t < BARS; t++) {
            bars.add(
                    new Bar(
                            jumping.openTimeMs(t),
                            jumping.open(t),
                            jumping.high(t) * 1.0001,
                            jumping.low(t) * 0.9999,
                            jumping.close(t),
                            jumping.volume(t)));
        }
        return bars;
    }

    private static BarSeries series(BarColumns bars) {
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
        return series;
    }

    @Test
    void shouldAgreeOnMoneyFlow() {
        ChaikinMoneyFlowIndicator flow = new ChaikinMoneyFlowIndicator(series, 20);
        assertAgrees("cmf_20", 20, t -> value(flow, t));
        MoneyFlowIndexIndicator index = new MoneyFlowIndexIndicator(series, 14);
        assertAgrees("mfi_14", 14, t -> value(index, t));
    }

    @Test
    void shouldAgreeOnTheChaikinOscillator() {
        ChaikinOscillatorIndicator oscillator = new ChaikinOscillatorIndicator(series, 3, 10);
        assertAgrees(
                "chaikin_oscillator_3_10",
                FORGOTTEN,
                t -> value(oscillator, t) / value(meanVolume, t));
    }

    @Test
    void shouldAgreeOnOnBalanceVolume() {
        OnBalanceVolumeIndicator obv = new OnBalanceVolumeIndicator(series);
        assertAgrees(
                "obv_share_20",
                20,
                t -> (value(obv, t) - value(obv, t - 20)) / (20.0 * value(meanVolume, t)));
    }

    @Test
    void shouldAgreeOnTheVolumeWeightedPrice() {
        VWAPIndicator vwap = new VWAPIndicator(series, 50);
        assertAgrees("vwap_distance_50", 50, t -> bars.close(t) / value(vwap, t) - 1.0);
    }

    @Test
    void shouldAgreeOnTheVolumeOscillator() {
        PVOIndicator oscillator = new PVOIndicator(series, 12, 26);
        assertAgrees("pvo_12_26", FORGOTTEN, t -> value(oscillator, t) / 100.0);
    }

    @Test
    void shouldAgreeOnTheAverageTrueRange() {
        ATRIndicator range = new ATRIndicator(series, 14);
        assertAgrees("atr_14", FORGOTTEN, t -> value(range, t) / bars.close(t));
    }

    @Test
    void shouldAgreeOnTheWidthOfBollingerBands() {
        BollingerBandsMiddleIndicator middle =
                new BollingerBandsMiddleIndicator(new SMAIndicator(close, 20));
        StandardDeviationIndicator std = new StandardDeviationIndicator(close, 20);
        BollingerBandWidthIndicator width =
                new BollingerBandWidthIndicator(
                        new BollingerBandsUpperIndicator(middle, std),
                        middle,
                        new BollingerBandsLowerIndicator(middle, std));
        assertAgrees("bollinger_width_20", 20, t -> value(width, t) / 100.0);
    }

    @Test
    void shouldAgreeOnTheWidthOfTheKeltnerChannel() {
        KeltnerChannelMiddleIndicator middle = new KeltnerChannelMiddleIndicator(close, 20);
        KeltnerChannelUpperIndicator upper = new KeltnerChannelUpperIndicator(middle, 2.0, 10);
        KeltnerChannelLowerIndicator lower = new KeltnerChannelLowerIndicator(middle, 2.0, 10);
        assertAgrees(
                "keltner_width_20",
                FORGOTTEN,
                t -> (value(upper, t) - value(lower, t)) / value(middle, t));
    }

    @Test
    void shouldAgreeOnTheUlcerIndex() {
        UlcerIndexIndicator ulcer = new UlcerIndexIndicator(close, 14);
        assertAgrees("ulcer_index_14", 14, t -> value(ulcer, t) / 100.0);
    }

    private static double value(Indicator<Num> indicator, int t) {
        return indicator.getValue(t).doubleValue();
    }

    private void assertAgrees(String name, int from, IntToDoubleFunction expected) {
        FeatureMatrix actual =
                FeatureMatrix.compute(
                        new FeatureSet("one", FeatureCatalogue.KERNEL_VERSION, List.of(name)),
                        Interval.H1,
                        WindowSpec.DEFAULT,
                        bars);
        for (int t = from; t < BARS; t++) {
            double value = expected.applyAsDouble(t);
            assertThat(actual.value(t, 0))
                    .as("%s at bar %d", name, t)
                    .isCloseTo(value, within(1e-9 * Math.abs(value) + 1e-12));
        }
    }
}
