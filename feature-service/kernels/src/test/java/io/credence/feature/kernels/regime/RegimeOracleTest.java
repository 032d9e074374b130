package io.credence.feature.kernels.regime;

import static org.assertj.core.api.Assertions.assertThat;

import io.credence.feature.kernels.oracle.Naive;
import io.credence.feature.kernels.oracle.StockIndicatorsFixture;
import io.credence.feature.kernels.step.Kernel;
import io.credence.feature.kernels.step.KernelGraph;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Stock.Indicators' values with its parameters.
class RegimeOracleTest {

    private StockIndicatorsFixture fixture;

    @BeforeEach
    void read() {
        fixture = StockIndicatorsFixture.orSkip();
    }

    private void check(String indicator, String field, Function<KernelGraph, Kernel> kernel) {
        fixture.assertAgrees(indicator, field, 1.0, kernel);
    }

    @Test
    void shouldAgreeOnDirectionalMovement() {
        check(
                "adx",
                "pdi",
                g -> DirectionalFeatures.indicator(g, 14, DirectionalFeatures.plusMovement(g)));
        check(
                "adx",
                "mdi",
                g -> DirectionalFeatures.indicator(g, 14, DirectionalFeatures.minusMovement(g)));
        check("adx", "dx", g -> DirectionalFeatures.directionalIndex(g, 14));
        check("adx", "adx", g -> DirectionalFeatures.averageDirectionalIndex(g, 14));
        check("adx", "adxr", g -> DirectionalFeatures.directionalRating(g, 14));
    }

    @Test
    void shouldAgreeOnTheLine() {
        check(
                "slope",
                "rSquared",
                g -> {
                    Kernel r = TrendFeatures.correlation(g, 14);
                    return g.formula(() -> r.value() * r.value(), r);
                });
    }

    @Test
    void shouldAgreeOnTheCloud() {
        check("ichimoku", "senkouSpanA", g -> g.ago(CloudFeatures.spanA(g), 26));
        check("ichimoku", "senkouSpanB", g -> g.ago(CloudFeatures.spanB(g), 26));
    }

    @Test
    void shouldAgreeOnTheSideOfTheSupertrend() {
        // Given the source gives one band, that on the other side of the price
        double[] lower = fixture.expected("supertrend", "lowerBand");
        double[] expected =
                Naive.each(
                        lower.length,
                        t -> t < 10 ? Double.NaN : Double.isNaN(lower[t]) ? -1.0 : 1.0);
        // When
        double[] actual = fixture.actual(g -> TrendFeatures.supertrend(g, 10, 3.0));
        // Then
        assertThat(actual).containsExactly(expected);
    }
}
