package io.credence.feature.kernels.momentum;

import io.credence.feature.kernels.momentum.MacdFeatures.Lengths;
import io.credence.feature.kernels.oracle.Naive;
import io.credence.feature.kernels.oracle.StockIndicatorsFixture;
import io.credence.feature.kernels.step.Kernel;
import io.credence.feature.kernels.step.KernelGraph;
import java.util.Arrays;
import java.util.function.Function;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Stock.Indicators' values with its parameters, before the division by the close.
class MomentumOracleTest {

    private static final Lengths MACD = new Lengths(12, 26, 9);
    private static final double PERCENT = 0.01;
    // The source begins each of the three averages at the same bar; by then all have forgotten.
    private static final int TRIX_FORGOTTEN = 300;
    private static final int AROON = 25;

    private StockIndicatorsFixture fixture;

    @BeforeEach
    void read() {
        fixture = StockIndicatorsFixture.orSkip();
    }

    private void check(String indicator, String field, Function<KernelGraph, Kernel> kernel) {
        fixture.assertAgrees(indicator, field, 1.0, kernel);
    }

    private void checkAt(
            IntPredicate bars, String field, double scale, Function<KernelGraph, Kernel> kernel) {
        double[] expected = fixture.expected(field.startsWith("aroon") ? "aroon" : field, field);
        double[] actual = fixture.actual(kernel);
        for (int t = 0; t < actual.length; t++) {
            if (!bars.test(t)) {
                expected[t] = Double.NaN;
                actual[t] = Double.NaN;
            }
        }
        StockIndicatorsFixture.assertAgrees(expected, scale, actual);
    }

    @Test
    void shouldAgreeOnRelativeStrength() {
        check("rsi", "rsi", g -> MomentumFeatures.relativeStrength(g, 14));
        check("stoch-rsi", "stochRsi", g -> StochasticFeatures.stochasticRsi(g, 14));
        check("stoch-rsi", "signal", g -> StochasticFeatures.stochasticRsiK(g, 14));
    }

    @Test
    void shouldAgreeOnStochastics() {
        check("stoch", "k", g -> StochasticFeatures.stochasticK(g, 14));
        check("stoch", "d", g -> g.mean(StochasticFeatures.stochasticK(g, 14), 3));
        check("willr", "williamsR", g -> StochasticFeatures.williams(g, 14));
    }

    @Test
    void shouldAgreeOnAverages() {
        check("macd", "macd", g -> MacdFeatures.convergence(g, MACD));
        check("macd", "signal", g -> g.exponentialMean(MacdFeatures.convergence(g, MACD), 9));
        check(
                "macd",
                "histogram",
                g -> MacdFeatures.histogram(g, MacdFeatures.convergence(g, MACD), MACD));
        check("elder-ray", "bullPower", g -> MacdFeatures.elder(g, g.high(), 13));
        check("elder-ray", "bearPower", g -> MacdFeatures.elder(g, g.low(), 13));
        check("awesome", "oscillator", MacdFeatures::awesome);
    }

    @Test
    void shouldAgreeOnChanges() {
        fixture.assertAgrees("roc", "roc", PERCENT, g -> g.growth(g.close(), 14));
        checkAt(t -> t >= TRIX_FORGOTTEN, "trix", PERCENT, g -> RateOfChangeFeatures.trix(g, 14));
        check("tsi", "tsi", g -> RateOfChangeFeatures.trueStrength(g, 25, 13));
        check(
                "tsi",
                "signal",
                g -> g.exponentialMean(RateOfChangeFeatures.trueStrength(g, 25, 13), 7));
    }

    @Test
    void shouldAgreeOnOscillators() {
        check("cci", "cci", g -> OscillatorFeatures.commodityChannel(g, 20));
        check("uo", "ultimate", OscillatorFeatures::ultimate);
        check("cmo", "cmo", g -> OscillatorFeatures.chandeMomentum(g, 14));
        check("bop", "bop", g -> OscillatorFeatures.balanceOfPower(g, 14));
    }

    @Test
    void shouldAgreeOnAroonWhereOnlyOneBarIsTheExtreme() {
        double[] high = fixture.actual(KernelGraph::high);
        double[] low = fixture.actual(KernelGraph::low);
        double[] max = Naive.max(high, AROON + 1);
        double[] min = Naive.min(low, AROON + 1);
        checkAt(
                t -> isUnique(max[t], high, t),
                "aroonUp",
                1.0,
                g -> OscillatorFeatures.aroonUp(g, AROON));
        checkAt(
                t -> isUnique(min[t], low, t),
                "aroonDown",
                1.0,
                g -> OscillatorFeatures.aroonDown(g, AROON));
    }

    /// Of equals the source takes the oldest, TA-Lib and we the newest.
    private static boolean isUnique(double extreme, double[] x, int t) {
        return Arrays.stream(x, Math.max(t - AROON, 0), t + 1).filter(v -> v == extreme).count()
                <= 1;
    }
}
