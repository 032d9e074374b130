package io.credence.feature.kernels.engine;

import io.credence.feature.api.FeatureSet;
import io.credence.feature.api.Interval;
import io.credence.feature.api.WindowSpec;
import io.credence.feature.kernels.bars.BarColumns;
import io.credence.feature.kernels.bars.RandomBars;
import io.credence.feature.kernels.catalogue.FeatureCatalogue;
import io.credence.feature.kernels.inputs.InputColumns;
import io.credence.feature.kernels.oracle.Ta4jSeries;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.ta4j.core.BarSeries;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.ATRIndicator;
import org.ta4j.core.indicators.DPOIndicator;
import org.ta4j.core.indicators.KSTIndicator;
import org.ta4j.core.indicators.MACDIndicator;
import org.ta4j.core.indicators.PPOIndicator;
import org.ta4j.core.indicators.PVOIndicator;
import org.ta4j.core.indicators.ROCIndicator;
import org.ta4j.core.indicators.RSIIndicator;
import org.ta4j.core.indicators.TrueStrengthIndexIndicator;
import org.ta4j.core.indicators.UlcerIndexIndicator;
import org.ta4j.core.indicators.averages.SMAIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandWidthIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsLowerIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsMiddleIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsUpperIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.indicators.statistics.StandardDeviationIndicator;
import org.ta4j.core.indicators.volume.ChaikinMoneyFlowIndicator;
import org.ta4j.core.indicators.volume.ChaikinOscillatorIndicator;
import org.ta4j.core.indicators.volume.MoneyFlowIndexIndicator;
import org.ta4j.core.indicators.volume.VWAPIndicator;
import org.ta4j.core.num.Num;

/// The indicators that the catalogue and ta4j both have, over the same bars in double precision,
/// each with its own kind of series already filled. That they agree is what the tests in the
/// package `oracle` and in the groups show.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class BenchmarkTa4j {

    private static final int BARS = 100_000;
    private static final List<String> BOTH =
            List.of(
                    "rsi_14",
                    "roc_12",
                    "atr_14",
                    "bollinger_width_20",
                    "cmf_20",
                    "mfi_14",
                    "chaikin_oscillator_3_10",
                    "vwap_distance_50",
                    "pvo_12_26",
                    "ppo_12_26",
                    "macd_5_35",
                    "ulcer_index_14",
                    "dpo_20",
                    "kst",
                    "tsi_25_13");

    private BarColumns bars = new BarColumns();
    private BarSeries series = Ta4jSeries.of(bars);

    @Setup
    public void generate() {
        bars = RandomBars.gapless(1, BARS, Interval.H1);
        series = Ta4jSeries.of(bars);
    }

    @Benchmark
    @OperationsPerInvocation(BARS)
    public double catalogue() {
        FeatureSet set = new FeatureSet("both", FeatureCatalogue.KERNEL_VERSION, BOTH);
        FeatureMatrix rows =
                FeatureMatrix.compute(
                        new FeatureSetEngine(set, Interval.H1, WindowSpec.DEFAULT),
                        bars,
                        InputColumns.unknown(BARS));
        return rows.value(BARS - 1, 0);
    }

    @Benchmark
    @OperationsPerInvocation(BARS)
    public double ta4j() {
        double[] row = new double[BOTH.size()];
        List<Indicator<Num>> indicators = indicators();
        for (int i = 0; i < BARS; i++) {
            for (int k = 0; k < row.length; k++) {
                row[k] = indicators.get(k).getValue(i).doubleValue();
            }
        }
        return row[0];
    }

    // Indicators remember what they computed: new ones each time.
    private List<Indicator<Num>> indicators() {
        ClosePriceIndicator close = new ClosePriceIndicator(series);
        return List.of(
                new RSIIndicator(close, 14),
                new ROCIndicator(close, 12),
                new ATRIndicator(series, 14),
                bollingerWidth(close),
                new ChaikinMoneyFlowIndicator(series, 20),
                new MoneyFlowIndexIndicator(series, 14),
                new ChaikinOscillatorIndicator(series, 3, 10),
                new VWAPIndicator(series, 50),
                new PVOIndicator(series, 12, 26),
                new PPOIndicator(close, 12, 26),
                new MACDIndicator(close, 5, 35),
                new UlcerIndexIndicator(close, 14),
                new DPOIndicator(close, 20),
                new KSTIndicator(close),
                new TrueStrengthIndexIndicator(close, 25, 13));
    }

    private static Indicator<Num> bollingerWidth(ClosePriceIndicator close) {
        BollingerBandsMiddleIndicator middle =
                new BollingerBandsMiddleIndicator(new SMAIndicator(close, 20));
        StandardDeviationIndicator deviation = new StandardDeviationIndicator(close, 20);
        return new BollingerBandWidthIndicator(
                new BollingerBandsUpperIndicator(middle, deviation),
                middle,
                new BollingerBandsLowerIndicator(middle, deviation));
    }
}
