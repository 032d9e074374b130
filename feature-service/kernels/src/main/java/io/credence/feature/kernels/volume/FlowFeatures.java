package io.credence.feature.kernels.volume;

import static io.credence.feature.kernels.volume.VolumeFeatures.volume;

import io.credence.feature.kernels.definition.FeatureDefinition;
import io.credence.feature.kernels.step.Kernel;
import io.credence.feature.kernels.step.KernelGraph;
import io.credence.feature.kernels.step.Quotient;
import java.util.List;

/// Whether the volume came with rising or with falling prices. Their textbooks add up volume from
/// the beginning of a chart; here it is a window's, or what a recursion has not forgotten, against
/// the volume usual of late.
final class FlowFeatures {

    /// The bars whose mean volume is the usual one.
    private static final int USUAL = 20;

    /// A bar that traded next to nothing would otherwise outweigh all others of its window.
    private static final double LEAST_SHARE = 0.1;

    private FlowFeatures() {}

    static List<FeatureDefinition> features() {
        return List.of(
                onBalanceVolume(20),
                onBalanceVolume(50),
                chaikinMoneyFlow(20),
                chaikinOscillator(3, 10),
                moneyFlowIndex(14),
                forceIndex(2),
                forceIndex(13),
                easeOfMovement(14));
    }

    private static FeatureDefinition onBalanceVolume(int window) {
        return volume("obv_share_" + window)
                .with("window", window)
                .unit("-1..1")
                .formula(
                        "sum of sign(close - close[-1]) volume / sum of volume, over "
                                + window
                                + " bars: the change of on-balance volume as a share of what was"
                                + " traded")
                .otherwise("0 where nothing was traded")
                .cited("Granville, New Key to Stock Market Profits, 1963")
                .kernel(g -> {
                    Kernel signed = g.mean(signedVolume(g), window);
                    Kernel all = g.mean(g.volume(), window);
                    return g.formula(
                            () -> Quotient.of(signed.value(), all.value(), 0.0), signed, all);
                });
    }

    /// What a bar adds to on-balance volume.
    static Kernel signedVolume(KernelGraph g) {
        Kernel volume = g.volume();
        Kernel change = g.change(g.close(), 1);
        return g.formula(
                "signed volume",
                () -> Math.signum(change.value()) * volume.value(),
                change,
                volume);
    }

    private static FeatureDefinition chaikinMoneyFlow(int window) {
        return volume("cmf_" + window)
                .with("window", window)
                .unit("-1..1")
                .formula(
                        "sum of m volume / sum of volume, over "
                                + window
                                + " bars, m = ((close - low) - (high - close)) / (high - low): the"
                                + " change of the accumulation/distribution line as a share of what"
                                + " was traded")
                .otherwise("0 where nothing was traded; m = 0 where high = low")
                .cited("Chaikin money flow; Achelis, Technical Analysis from A to Z, 2000")
                .kernel(g -> chaikinMoneyFlow(g, window));
    }

    static Kernel chaikinMoneyFlow(KernelGraph g, int n) {
        Kernel flow = g.mean(moneyFlowVolume(g), n);
        Kernel all = g.mean(g.volume(), n);
        return g.formula(() -> Quotient.of(flow.value(), all.value(), 0.0), flow, all);
    }

    /// What a bar adds to the accumulation/distribution line.
    static Kernel moneyFlowVolume(KernelGraph g) {
        Kernel high = g.high();
        Kernel low = g.low();
        Kernel close = g.close();
        Kernel volume = g.volume();
        return g.formula(
                "money flow volume",
                () -> {
                    double up = close.value() - low.value();
                    double down = high.value() - close.value();
                    double range = high.value() - low.value();
                    return Quotient.of(up - down, range, 0.0) * volume.value();
                },
                high,
                low,
                close,
                volume);
    }

    private static FeatureDefinition chaikinOscillator(int fast, int slow) {
        return volume("chaikin_oscillator_" + fast + "_" + slow)
                .with("fast", fast)
                .with("slow", slow)
                .with("mean", USUAL)
                .unit("bars of mean volume")
                .formula(
                        "(EMA(ad, "
                                + fast
                                + ") - EMA(ad, "
                                + slow
                                + ")) / mean(volume, 20), ad the accumulation/distribution line,"
                                + " the running sum of m volume, m as in cmf_20")
                .otherwise("0 where nothing was traded in the 20 bars")
                .cited("Chaikin oscillator; Achelis, Technical Analysis from A to Z, 2000")
                .kernel(g -> {
                    Kernel oscillator = chaikinOscillator(g, fast, slow);
                    Kernel usual = g.mean(g.volume(), USUAL);
                    return g.formula(
                            () -> Quotient.of(oscillator.value(), usual.value(), 0.0),
                            oscillator,
                            usual);
                });
    }

    /// In units of volume.
    static Kernel chaikinOscillator(KernelGraph g, int fast, int slow) {
        Kernel overFast = totalAboveItsMean(g, moneyFlowVolume(g), fast);
        Kernel overSlow = totalAboveItsMean(g, moneyFlowVolume(g), slow);
        return g.formula(
                "chaikin oscillator",
                () -> overSlow.value() - overFast.value(),
                overFast,
                overSlow);
    }

    private static Kernel totalAboveItsMean(KernelGraph g, Kernel input, int n) {
        return g.share(
                TotalAboveItsMean.class,
                List.of(input),
                List.of((double) n),
                () -> new TotalAboveItsMean(input, n));
    }

    private static FeatureDefinition moneyFlowIndex(int window) {
        return volume("mfi_" + window)
                .with("window", window)
                .unit("index 0..100")
                .formula(
                        "100 up / (up + down), sums over "
                                + window
                                + " bars of typical price times volume where the typical price"
                                + " (high + low + close) / 3 rose or fell")
                .otherwise("50 without any flow")
                .cited("Quong and Soudack, Volume-Weighted RSI: Money Flow, 1989")
                .kernel(g -> moneyFlowIndex(g, window));
    }

    static Kernel moneyFlowIndex(KernelGraph g, int n) {
        Kernel turnover = VwapFeatures.turnover(g);
        Kernel close = g.change(g.close(), 1);
        Kernel above = g.change(g.threeTypicalAboveClose(), 1);
        Kernel change =
                g.formula(
                        "change of three typical prices",
                        () -> 3.0 * close.value() + above.value(),
                        close,
                        above);
        Kernel flow =
                g.formula(
                        "signed turnover",
                        () -> Math.signum(change.value()) * turnover.value(),
                        change,
                        turnover);
        Kernel up = g.mean(g.formula("inflow", () -> Math.max(flow.value(), 0.0), flow), n);
        Kernel down = g.mean(g.formula("outflow", () -> Math.max(-flow.value(), 0.0), flow), n);
        return g.formula(
                () -> 100.0 * Quotient.of(up.value(), up.value() + down.value(), 0.5), up, down);
    }

    private static FeatureDefinition forceIndex(int length) {
        return volume("force_index_" + length)
                .with("length", length)
                .with("mean", USUAL)
                .unit("fraction")
                .formula(
                        "EMA((close - close[-1]) volume, "
                                + length
                                + ") / (close mean(volume, 20))")
                .otherwise("0 where nothing was traded in the 20 bars")
                .cited("Elder, Trading for a Living, 1993")
                .kernel(g -> {
                    Kernel close = g.close();
                    Kernel force = forceIndex(g, length);
                    Kernel usual = g.mean(g.volume(), USUAL);
                    return g.formula(
                            () -> Quotient.of(force.value(), close.value() * usual.value(), 0.0),
                            force,
                            usual);
                });
    }

    /// In units of price times volume.
    static Kernel forceIndex(KernelGraph g, int length) {
        Kernel volume = g.volume();
        Kernel change = g.change(g.close(), 1);
        Kernel force = g.formula("force", () -> change.value() * volume.value(), change, volume);
        return g.exponentialMean(force, length);
    }

    private static FeatureDefinition easeOfMovement(int window) {
        return volume("ease_of_movement_" + window)
                .with("window", window)
                .with("mean", USUAL)
                .unit("fraction")
                .formula(
                        "mean over "
                                + window
                                + " bars of (m - m[-1]) / close (range / mean range) / (volume /"
                                + " mean volume), m = (high + low) / 2, range = high - low, means"
                                + " of 20 bars; the volume counts as at least a tenth of its mean")
                .otherwise("a bar counts 0 where a mean is 0")
                .cited("Arms, Volume Cycles in the Stock Market, 1983")
                .kernel(g -> g.mean(easeOfMovement(g), window));
    }

    private static Kernel easeOfMovement(KernelGraph g) {
        Kernel close = g.close();
        Kernel high = g.high();
        Kernel low = g.low();
        Kernel volume = g.volume();
        Kernel move = g.change(g.medianPrice(), 1);
        Kernel range = g.formula("high - low", () -> high.value() - low.value(), high, low);
        Kernel usualRange = g.mean(range, USUAL);
        Kernel usualVolume = g.mean(volume, USUAL);
        return g.formula(
                "ease of movement",
                () -> {
                    double traded = Math.max(volume.value(), LEAST_SHARE * usualVolume.value());
                    double width = Quotient.of(range.value(), usualRange.value(), 0.0);
                    double ease = Quotient.of(width * usualVolume.value(), traded, 0.0);
                    return move.value() / close.value() * ease;
                },
                close,
                volume,
                move,
                range,
                usualRange,
                usualVolume);
    }
}
