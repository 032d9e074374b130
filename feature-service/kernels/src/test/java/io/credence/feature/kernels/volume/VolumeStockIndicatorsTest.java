package io.credence.feature.kernels.volume;

import io.credence.feature.kernels.oracle.StockIndicatorsFixture;
import io.credence.feature.kernels.step.Kernel;
import io.credence.feature.kernels.step.KernelGraph;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Stock.Indicators' values, before they are divided into what has no unit.
class VolumeStockIndicatorsTest {

    private static final double PERCENT = 0.01;

    private StockIndicatorsFixture fixture;

    @BeforeEach
    void read() {
        fixture = StockIndicatorsFixture.orSkip();
    }

    @Test
    void shouldAgreeOnTheChaikinMoneyFlow() {
        fixture.assertAgrees("cmf", "cmf", 1.0, g -> FlowFeatures.chaikinMoneyFlow(g, 20));
        fixture.assertAgrees("adl", "moneyFlowVolume", 1.0, FlowFeatures::moneyFlowVolume);
    }

    @Test
    void shouldAgreeOnTheChaikinOscillatorWithoutItsEndlessSum() {
        fixture.assertAgrees(
                "chaikin-osc", "oscillator", 1.0, g -> FlowFeatures.chaikinOscillator(g, 3, 10));
    }

    @Test
    void shouldAgreeOnTheMoneyFlowIndex() {
        fixture.assertAgrees("mfi", "mfi", 1.0, g -> FlowFeatures.moneyFlowIndex(g, 14));
    }

    @Test
    void shouldAgreeOnTheForceIndex() {
        fixture.assertAgrees("force", "forceIndex", 1.0, g -> FlowFeatures.forceIndex(g, 2));
    }

    @Test
    void shouldAgreeOnTheVolumeOscillatorAndItsSignal() {
        fixture.assertAgrees("pvo", "pvo", PERCENT, g -> VolumeFeatures.oscillator(g, 12, 26));
        fixture.assertAgrees(
                "pvo",
                "signal",
                PERCENT,
                g -> g.exponentialMean(VolumeFeatures.oscillator(g, 12, 26), 9));
    }

    @Test
    void shouldAgreeOnTheChangeOfOnBalanceVolume() {
        // Given
        double[] total = fixture.expected("obv", "obv");
        double[] expected = new double[total.length];
        for (int t = 0; t < total.length; t++) {
            expected[t] = t < 20 ? Double.NaN : total[t] - total[t - 20];
        }
        // When
        double[] actual =
                fixture.actual((KernelGraph g) -> g.sum(FlowFeatures.signedVolume(g), 20));
        // Then
        StockIndicatorsFixture.assertAgrees(expected, 1.0, actual);
    }

    // The fixture gives its days to the graph as milliseconds: all of them lie in one day.
    @Test
    void shouldAgreeOnTheMeanPricePaidSinceTheFirstBar() {
        fixture.assertAgrees(
                "vwap",
                "vwap",
                1.0,
                g -> {
                    Kernel close = g.close();
                    Kernel above = VwapFeatures.aboveVwapOfDay(g);
                    return g.formula(() -> close.value() - above.value(), above);
                });
    }
}
