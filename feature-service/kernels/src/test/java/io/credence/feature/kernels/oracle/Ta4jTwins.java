package io.credence.feature.kernels.oracle;

import static io.credence.feature.kernels.oracle.Ta4jTwin.value;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.ta4j.core.BarSeries;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.ATRIndicator;
import org.ta4j.core.indicators.AwesomeOscillatorIndicator;
import org.ta4j.core.indicators.CCIIndicator;
import org.ta4j.core.indicators.CMOIndicator;
import org.ta4j.core.indicators.DPOIndicator;
import org.ta4j.core.indicators.KSTIndicator;
import org.ta4j.core.indicators.MACDIndicator;
import org.ta4j.core.indicators.PPOIndicator;
import org.ta4j.core.indicators.PVOIndicator;
import org.ta4j.core.indicators.ROCIndicator;
import org.ta4j.core.indicators.RSIIndicator;
import org.ta4j.core.indicators.StochasticOscillatorKIndicator;
import org.ta4j.core.indicators.StochasticRSIIndicator;
import org.ta4j.core.indicators.TrueStrengthIndexIndicator;
import org.ta4j.core.indicators.UlcerIndexIndicator;
import org.ta4j.core.indicators.WilliamsRIndicator;
import org.ta4j.core.indicators.adx.ADXIndicator;
import org.ta4j.core.indicators.adx.MinusDIIndicator;
import org.ta4j.core.indicators.adx.PlusDIIndicator;
import org.ta4j.core.indicators.aroon.AroonDownIndicator;
import org.ta4j.core.indicators.aroon.AroonOscillatorIndicator;
import org.ta4j.core.indicators.aroon.AroonUpIndicator;
import org.ta4j.core.indicators.averages.EMAIndicator;
import org.ta4j.core.indicators.averages.SMAIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandWidthIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsLowerIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsMiddleIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsUpperIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.indicators.helpers.HighPriceIndicator;
import org.ta4j.core.indicators.helpers.HighestValueIndicator;
import org.ta4j.core.indicators.helpers.LowPriceIndicator;
import org.ta4j.core.indicators.helpers.LowestValueIndicator;
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
import org.ta4j.core.num.Num;

/// What ta4j has of the catalogue.
public final class Ta4jTwins {

    /// Longer than any recursive mean of the catalogue remembers to a part in 10^12.
    public static final int SETTLED = 3_200;

    private static final double PERCENT = 0.01;

    private Ta4jTwins() {}

    public static List<Ta4jTwin> all() {
        return Stream.of(price(), momentum(), oscillators(), trend(), volume(), volatility())
                .flatMap(List::stream)
                .toList();
    }

    private static Indicator<Num> close(BarSeries series) {
        return new ClosePriceIndicator(series);
    }

    private static Indicator<Num> sma(BarSeries series, int n) {
        return new SMAIndicator(close(series), n);
    }

    private static Indicator<Num> ema(BarSeries series, int n) {
        return new EMAIndicator(close(series), n);
    }

    private static Indicator<Num> highest(BarSeries series, int n) {
        return new HighestValueIndicator(new HighPriceIndicator(series), n);
    }

    private static Indicator<Num> lowest(BarSeries series, int n) {
        return new LowestValueIndicator(new LowPriceIndicator(series), n);
    }

    private static Ta4jTwin growth(String feature, int n) {
        return Ta4jTwin.of(feature, n, PERCENT, series -> new ROCIndicator(close(series), n));
    }

    private static List<Ta4jTwin> price() {
        return List.of(
                growth("return_1", 1),
                growth("return_5", 5),
                growth("return_15", 15),
                growth("return_60", 60),
                Ta4jTwin.distance("sma_distance_7", 6, series -> sma(series, 7)),
                Ta4jTwin.distance("sma_distance_25", 24, series -> sma(series, 25)),
                Ta4jTwin.distance("sma_distance_99", 98, series -> sma(series, 99)),
                Ta4jTwin.distance("sma_distance_200", 199, series -> sma(series, 200)),
                Ta4jTwin.distance("ema_distance_7", SETTLED, series -> ema(series, 7)),
                Ta4jTwin.distance("ema_distance_25", SETTLED, series -> ema(series, 25)),
                Ta4jTwin.distance("ema_distance_99", SETTLED, series -> ema(series, 99)),
                Ta4jTwin.distance("ema_distance_200", SETTLED, series -> ema(series, 200)),
                Ta4jTwin.distance("high_distance_20", 19, series -> highest(series, 20)),
                Ta4jTwin.distance("high_distance_50", 49, series -> highest(series, 50)),
                Ta4jTwin.distance("high_distance_100", 99, series -> highest(series, 100)),
                Ta4jTwin.distance("low_distance_20", 19, series -> lowest(series, 20)),
                Ta4jTwin.distance("low_distance_50", 49, series -> lowest(series, 50)),
                Ta4jTwin.distance("low_distance_100", 99, series -> lowest(series, 100)),
                position("donchian_position_20", 20),
                position("donchian_position_55", 55),
                zScore("close_zscore_20", 20),
                zScore("close_zscore_50", 50));
    }

    private static Ta4jTwin position(String feature, int n) {
        return new Ta4jTwin(
                feature,
                n - 1,
                series -> {
                    Indicator<Num> close = close(series);
                    Indicator<Num> highest = highest(series, n);
                    Indicator<Num> lowest = lowest(series, n);
                    return t ->
                            (value(close, t) - value(lowest, t))
                                    / (value(highest, t) - value(lowest, t));
                });
    }

    private static Ta4jTwin zScore(String feature, int n) {
        return new Ta4jTwin(
                feature,
                n - 1,
                series -> {
                    Indicator<Num> close = close(series);
                    Indicator<Num> mean = sma(series, n);
                    Indicator<Num> std = new StandardDeviationIndicator(close, n);
                    return t -> (value(close, t) - value(mean, t)) / value(std, t);
                });
    }

    private static List<Ta4jTwin> momentum() {
        return List.of(
                growth("momentum_20", 20),
                growth("roc_12", 12),
                growth("roc_25", 25),
                Ta4jTwin.ofClose("macd_12_26", SETTLED, series -> macd(series, 12, 26)),
                Ta4jTwin.ofClose(
                        "macd_signal_12_26_9", SETTLED, series -> signal(macd(series, 12, 26), 9)),
                Ta4jTwin.ofClose("macd_5_35", SETTLED, series -> macd(series, 5, 35)),
                Ta4jTwin.ofClose(
                        "macd_signal_5_35_5", SETTLED, series -> signal(macd(series, 5, 35), 5)),
                Ta4jTwin.of("ppo_12_26", SETTLED, PERCENT, Ta4jTwins::ppo),
                Ta4jTwin.of(
                        "ppo_signal_12_26_9", SETTLED, PERCENT, series -> signal(ppo(series), 9)),
                Ta4jTwin.ofClose("awesome_5_34", 33, AwesomeOscillatorIndicator::new),
                Ta4jTwin.of("trix_15", SETTLED, PERCENT, series -> trix(series, 15)),
                Ta4jTwin.of("tsi_25_13", SETTLED, 1.0, Ta4jTwins::trueStrength),
                Ta4jTwin.of(
                        "tsi_signal_25_13_7",
                        SETTLED,
                        1.0,
                        series -> signal(trueStrength(series), 7)),
                Ta4jTwin.ofClose("dpo_20", 30, series -> new DPOIndicator(close(series), 20)),
                Ta4jTwin.of("kst", 44, 0.1 * PERCENT, series -> new KSTIndicator(close(series))),
                Ta4jTwin.of(
                        "kst_signal_9",
                        52,
                        0.1 * PERCENT,
                        series -> new SMAIndicator(new KSTIndicator(close(series)), 9)));
    }

    private static Indicator<Num> macd(BarSeries series, int fast, int slow) {
        return new MACDIndicator(close(series), fast, slow);
    }

    private static Indicator<Num> ppo(BarSeries series) {
        return new PPOIndicator(close(series), 12, 26);
    }

    private static Indicator<Num> trueStrength(BarSeries series) {
        return new TrueStrengthIndexIndicator(close(series), 25, 13);
    }

    private static Indicator<Num> signal(Indicator<Num> of, int n) {
        return new EMAIndicator(of, n);
    }

    private static Indicator<Num> trix(BarSeries series, int n) {
        return new ROCIndicator(signal(signal(ema(series, n), n), n), 1);
    }

    private static List<Ta4jTwin> oscillators() {
        return List.of(
                rsi("rsi_7", 7),
                rsi("rsi_14", 14),
                rsi("rsi_28", 28),
                Ta4jTwin.of("stoch_k_14", 15, 1.0, series -> stochastic(series, 14)),
                Ta4jTwin.of(
                        "stoch_d_14",
                        17,
                        1.0,
                        series -> new SMAIndicator(stochastic(series, 14), 3)),
                Ta4jTwin.of("stoch_k_5", 6, 1.0, series -> stochastic(series, 5)),
                Ta4jTwin.of(
                        "stoch_d_5", 8, 1.0, series -> new SMAIndicator(stochastic(series, 5), 3)),
                Ta4jTwin.of("stoch_rsi_k_14", SETTLED, 1.0, Ta4jTwins::stochasticRsi),
                Ta4jTwin.of(
                        "stoch_rsi_d_14",
                        SETTLED,
                        1.0,
                        series -> new SMAIndicator(stochasticRsi(series), 3)),
                Ta4jTwin.of("williams_r_14", 13, 1.0, series -> new WilliamsRIndicator(series, 14)),
                Ta4jTwin.of("williams_r_28", 27, 1.0, series -> new WilliamsRIndicator(series, 28)),
                Ta4jTwin.of("cci_14", 13, 1.0, series -> new CCIIndicator(series, 14)),
                Ta4jTwin.of("cci_20", 19, 1.0, series -> new CCIIndicator(series, 20)),
                Ta4jTwin.of("cmo_14", 14, 1.0, series -> new CMOIndicator(close(series), 14)),
                Ta4jTwin.of("aroon_up_25", 25, 1.0, series -> new AroonUpIndicator(series, 25)),
                Ta4jTwin.of("aroon_down_25", 25, 1.0, series -> new AroonDownIndicator(series, 25)),
                Ta4jTwin.of(
                        "aroon_oscillator_25",
                        25,
                        1.0,
                        series -> new AroonOscillatorIndicator(series, 25)));
    }

    private static Ta4jTwin rsi(String feature, int n) {
        return Ta4jTwin.of(feature, SETTLED, 1.0, series -> new RSIIndicator(close(series), n));
    }

    private static Indicator<Num> stochastic(BarSeries series, int n) {
        return new SMAIndicator(new StochasticOscillatorKIndicator(series, n), 3);
    }

    private static Indicator<Num> stochasticRsi(BarSeries series) {
        return new SMAIndicator(new StochasticRSIIndicator(series, 14), 3);
    }

    private static List<Ta4jTwin> trend() {
        return List.of(
                Ta4jTwin.of("plus_di_14", SETTLED, 1.0, series -> new PlusDIIndicator(series, 14)),
                Ta4jTwin.of(
                        "minus_di_14", SETTLED, 1.0, series -> new MinusDIIndicator(series, 14)),
                Ta4jTwin.of("adx_14", SETTLED, 1.0, series -> new ADXIndicator(series, 14)),
                new Ta4jTwin(
                        "sma_crossover",
                        19,
                        series -> {
                            Indicator<Num> fast = sma(series, 5);
                            Indicator<Num> slow = sma(series, 20);
                            return t -> value(fast, t) / value(slow, t) - 1.0;
                        }));
    }

    private static List<Ta4jTwin> volume() {
        return List.of(
                Ta4jTwin.of("cmf_20", 20, 1.0, series -> new ChaikinMoneyFlowIndicator(series, 20)),
                Ta4jTwin.of("mfi_14", 14, 1.0, series -> new MoneyFlowIndexIndicator(series, 14)),
                Ta4jTwin.of(
                        "pvo_12_26", SETTLED, PERCENT, series -> new PVOIndicator(series, 12, 26)),
                Ta4jTwin.of(
                        "pvo_signal_9",
                        SETTLED,
                        PERCENT,
                        series -> signal(new PVOIndicator(series, 12, 26), 9)),
                Ta4jTwin.distance("vwap_distance_20", 20, series -> new VWAPIndicator(series, 20)),
                Ta4jTwin.distance("vwap_distance_50", 50, series -> new VWAPIndicator(series, 50)),
                perMeanVolume("chaikin_oscillator_3_10", SETTLED, Ta4jTwins::chaikin),
                onBalance("obv_share_20", 20),
                onBalance("obv_share_50", 50));
    }

    private static Indicator<Num> chaikin(BarSeries series) {
        return new ChaikinOscillatorIndicator(series, 3, 10);
    }

    private static Indicator<Num> meanVolume(BarSeries series, int n) {
        return new SMAIndicator(new VolumeIndicator(series), n);
    }

    private static Ta4jTwin perMeanVolume(
            String feature, int settled, Function<BarSeries, Indicator<Num>> indicator) {
        return new Ta4jTwin(
                feature,
                settled,
                series -> {
                    Indicator<Num> made = indicator.apply(series);
                    Indicator<Num> mean = meanVolume(series, 20);
                    return t -> value(made, t) / value(mean, t);
                });
    }

    private static Ta4jTwin onBalance(String feature, int n) {
        return new Ta4jTwin(
                feature,
                n,
                series -> {
                    Indicator<Num> obv = new OnBalanceVolumeIndicator(series);
                    Indicator<Num> mean = meanVolume(series, n);
                    return t ->
                            t < n
                                    ? Double.NaN
                                    : (value(obv, t) - value(obv, t - n)) / (n * value(mean, t));
                });
    }

    private static List<Ta4jTwin> volatility() {
        return List.of(
                Ta4jTwin.ofClose("atr_14", SETTLED, series -> new ATRIndicator(series, 14)),
                Ta4jTwin.ofClose("atr_28", SETTLED, series -> new ATRIndicator(series, 28)),
                Ta4jTwin.of("bollinger_width_20", 20, PERCENT, Ta4jTwins::bollingerWidth),
                Ta4jTwin.of(
                        "ulcer_index_14",
                        14,
                        PERCENT,
                        series -> new UlcerIndexIndicator(close(series), 14)),
                keltnerWidth());
    }

    private static Indicator<Num> bollingerWidth(BarSeries series) {
        BollingerBandsMiddleIndicator middle = new BollingerBandsMiddleIndicator(sma(series, 20));
        StandardDeviationIndicator std = new StandardDeviationIndicator(close(series), 20);
        return new BollingerBandWidthIndicator(
                new BollingerBandsUpperIndicator(middle, std),
                middle,
                new BollingerBandsLowerIndicator(middle, std));
    }

    private static Ta4jTwin keltnerWidth() {
        return new Ta4jTwin(
                "keltner_width_20",
                SETTLED,
                series -> {
                    KeltnerChannelMiddleIndicator middle =
                            new KeltnerChannelMiddleIndicator(new ClosePriceIndicator(series), 20);
                    Indicator<Num> upper = new KeltnerChannelUpperIndicator(middle, 2.0, 10);
                    Indicator<Num> lower = new KeltnerChannelLowerIndicator(middle, 2.0, 10);
                    return t -> (value(upper, t) - value(lower, t)) / value(middle, t);
                });
    }
}
