package io.credence.feature.kernels.volatility;

import io.credence.feature.kernels.catalogue.FeatureCatalogue;
import io.credence.feature.kernels.oracle.StockIndicatorsFixture;
import io.credence.feature.kernels.step.Kernel;
import io.credence.feature.kernels.step.KernelGraph;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VolatilityStockIndicatorsTest {

    private static final double PERCENT = 0.01;

    private StockIndicatorsFixture fixture;

    @BeforeEach
    void read() {
        fixture = StockIndicatorsFixture.orSkip();
    }

    @Test
    void shouldAgreeOnTheAverageTrueRange() {
        fixture.assertAgrees("atr", "atrp", PERCENT, feature("atr_14"));
    }

    @Test
    void shouldAgreeOnTheWidthOfBollingerBands() {
        fixture.assertAgrees("bb", "width", 1.0, feature("bollinger_width_20"));
    }

    @Test
    void shouldAgreeOnTheWidthOfTheKeltnerChannel() {
        fixture.assertAgrees("keltner", "width", 1.0, feature("keltner_width_20"));
    }

    @Test
    void shouldAgreeOnTheUlcerIndex() {
        fixture.assertAgrees("ulcer", "ulcerIndex", PERCENT, feature("ulcer_index_14"));
    }

    @Test
    void shouldAgreeOnChoppiness() {
        fixture.assertAgrees("chop", "chop", 1.0, feature("choppiness_14"));
    }

    private static Function<KernelGraph, Kernel> feature(String name) {
        return FeatureCatalogue.feature(name).orElseThrow().kernel();
    }
}
