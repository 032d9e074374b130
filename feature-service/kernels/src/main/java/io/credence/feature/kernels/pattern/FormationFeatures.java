package io.credence.feature.kernels.pattern;

import io.credence.feature.kernels.definition.FeatureDefinition;
import java.util.List;

/// Formations of one to three candles that chart readers take for turns of the price. None asks for
/// a gap: a market that never closes has none.
final class FormationFeatures {

    /// Bars over which the price has fallen before a hammer, or risen before a shooting star.
    private static final int APPROACH = 5;

    private static final double LONG_BODY = 0.5;
    private static final double SMALL_BODY = 0.3;
    private static final double SHORT_SHADOW = 0.3;
    private static final double NO_SHADOW = 0.1;
    private static final String NISON = "Nison, Japanese Candlestick Charting Techniques, 1991";

    private FormationFeatures() {}

    static List<FeatureDefinition> features() {
        return List.of(
                hammer(), shootingStar(), engulfing(), harami(), piercing(), soldiers(), star());
    }

    private static FeatureDefinition hammer() {
        return PatternFeatures.flag("hammer")
                .with("approach", APPROACH)
                .formula(
                        "1 if low < min(open, close), min(open, close) - low >= 2 |close - open|,"
                                + " high - max(open, close) <= 0.1 (high - low) and close[-1] <"
                                + " close[-6]")
                .cited(NISON)
                .kernel(g -> Candles.flag(g, APPROACH + 2, FormationFeatures::isHammer));
    }

    private static FeatureDefinition shootingStar() {
        return PatternFeatures.flag("shooting_star")
                .with("approach", APPROACH)
                .formula(
                        "1 if high > max(open, close), high - max(open, close) >= 2 |close - open|,"
                                + " min(open, close) - low <= 0.1 (high - low) and close[-1] >"
                                + " close[-6]")
                .cited(NISON)
                .kernel(g -> Candles.mirroredFlag(g, APPROACH + 2, FormationFeatures::isHammer));
    }

    private static boolean isHammer(Candles c) {
        return c.lowerShadow(0) > 0.0
                && c.lowerShadow(0) >= 2.0 * c.body(0)
                && c.upperShadow(0) <= NO_SHADOW * c.range(0)
                && c.close(1) < c.close(APPROACH + 1);
    }

    private static FeatureDefinition engulfing() {
        return PatternFeatures.side("engulfing")
                .formula(
                        "1 if close[-1] < open[-1], close > open, open <= close[-1], close >="
                                + " open[-1] and close - open > open[-1] - close[-1]; -1 for the"
                                + " mirror image")
                .cited(NISON)
                .kernel(g ->
                        Candles.side(
                                g,
                                2,
                                c ->
                                        c.isBearish(1)
                                                && c.isBullish(0)
                                                && c.open(0) <= c.close(1)
                                                && c.close(0) >= c.open(1)
                                                && c.body(0) > c.body(1)));
    }

    private static FeatureDefinition harami() {
        return PatternFeatures.side("harami")
                .formula(
                        "1 if close[-1] < open[-1] with a body of at least 0.5 (high[-1] -"
                                + " low[-1]), close > open, open >= close[-1], close <= open[-1]"
                                + " and close - open <= 0.5 (open[-1] - close[-1]); -1 for the"
                                + " mirror image")
                .cited(NISON)
                .kernel(g ->
                        Candles.side(
                                g,
                                2,
                                c ->
                                        c.isBearish(1)
                                                && c.hasBody(LONG_BODY, 1)
                                                && c.isBullish(0)
                                                && c.open(0) >= c.close(1)
                                                && c.close(0) <= c.open(1)
                                                && c.body(0) <= 0.5 * c.body(1)));
    }

    private static FeatureDefinition piercing() {
        return PatternFeatures.side("piercing_line")
                .formula(
                        "1 if close[-1] < open[-1] with a body of at least 0.5 (high[-1] -"
                                + " low[-1]), close > open, open <= close[-1] and (open[-1] +"
                                + " close[-1]) / 2 < close < open[-1]; -1 for the mirror image, the"
                                + " dark cloud")
                .cited(NISON)
                .kernel(g ->
                        Candles.side(
                                g,
                                2,
                                c ->
                                        c.isBearish(1)
                                                && c.hasBody(LONG_BODY, 1)
                                                && c.isBullish(0)
                                                && c.open(0) <= c.close(1)
                                                && c.close(0) > c.middleOfBody(1)
                                                && c.close(0) < c.open(1)));
    }

    private static FeatureDefinition soldiers() {
        return PatternFeatures.side("three_soldiers")
                .formula(
                        "1 if each of the last three bars has close > open, a body of at least 0.5"
                                + " (high - low) and high - close <= 0.3 (high - low), and the last"
                                + " two open within the body before (open[-1] <= open <= close[-1])"
                                + " and close above the close before; -1 for the mirror image,"
                                + " three black crows")
                .cited(NISON)
                .kernel(g ->
                        Candles.side(
                                g,
                                3,
                                c ->
                                        isSoldier(c, 2)
                                                && isSoldier(c, 1)
                                                && isSoldier(c, 0)
                                                && advances(c, 1)
                                                && advances(c, 0)));
    }

    private static boolean isSoldier(Candles c, int k) {
        return c.isBullish(k)
                && c.hasBody(LONG_BODY, k)
                && c.upperShadow(k) <= SHORT_SHADOW * c.range(k);
    }

    private static boolean advances(Candles c, int k) {
        return c.open(k) >= c.open(k + 1)
                && c.open(k) <= c.close(k + 1)
                && c.close(k) > c.close(k + 1);
    }

    private static FeatureDefinition star() {
        return PatternFeatures.side("morning_star")
                .formula(
                        "1 if close[-2] < open[-2] with a body of at least 0.5 (high[-2] -"
                                + " low[-2]), |close[-1] - open[-1]| <= 0.3 (open[-2] - close[-2]),"
                                + " max(open, close)[-1] <= m, close > open and close >= m, m ="
                                + " (open[-2] + close[-2]) / 2; -1 for the mirror image, the"
                                + " evening star")
                .cited(NISON)
                .kernel(g -> Candles.side(g, 3, FormationFeatures::isMorningStar));
    }

    private static boolean isMorningStar(Candles c) {
        return c.isBearish(2)
                && c.hasBody(LONG_BODY, 2)
                && c.body(1) <= SMALL_BODY * c.body(2)
                && Math.max(c.open(1), c.close(1)) <= c.middleOfBody(2)
                && c.isBullish(0)
                && c.close(0) >= c.middleOfBody(2);
    }
}
