package io.credence.feature.kernels.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.credence.feature.kernels.bars.BarColumns;
import io.credence.feature.kernels.catalogue.FeatureCatalogue;
import io.credence.feature.kernels.oracle.KernelRun;
import io.credence.feature.kernels.oracle.Ta4jSeries;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ta4j.core.BarSeries;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.candles.BearishEngulfingIndicator;
import org.ta4j.core.indicators.candles.BearishHaramiIndicator;
import org.ta4j.core.indicators.candles.BullishEngulfingIndicator;
import org.ta4j.core.indicators.candles.BullishHaramiIndicator;
import org.ta4j.core.indicators.candles.LowerShadowIndicator;
import org.ta4j.core.indicators.candles.RealBodyIndicator;
import org.ta4j.core.indicators.candles.UpperShadowIndicator;

class PatternTa4jTest {

    private static final int BARS = 3000;

    private BarColumns bars;
    private BarSeries series;

    @BeforeEach
    void create() {
        bars = RandomCandles.of(7L, BARS);
        series = Ta4jSeries.of(bars);
    }

    @Test
    void shouldAgreeOnTheShape() {
        RealBodyIndicator body = new RealBodyIndicator(series);
        UpperShadowIndicator upper = new UpperShadowIndicator(series);
        LowerShadowIndicator lower = new LowerShadowIndicator(series);
        double[] bodies = values("body_ratio");
        double[] uppers = values("upper_shadow_ratio");
        double[] lowers = values("lower_shadow_ratio");
        for (int t = 0; t < BARS; t++) {
            double range = bars.high(t) - bars.low(t);
            double share = range == 0.0 ? 0.0 : 1.0 / range;
            assertThat(bodies[t])
                    .isCloseTo(Math.abs(body.getValue(t).doubleValue()) * share, within(1e-12));
            assertThat(uppers[t]).isCloseTo(upper.getValue(t).doubleValue() * share, within(1e-12));
            assertThat(lowers[t]).isCloseTo(lower.getValue(t).doubleValue() * share, within(1e-12));
        }
    }

    @Test
    void shouldSeeEachEngulfingThatAsksForGaps() {
        double[] sides = values("engulfing");
        int seen =
                implied(new BullishEngulfingIndicator(series), sides, 1.0)
                        + implied(new BearishEngulfingIndicator(series), sides, -1.0);
        assertThat(seen).isGreaterThan(20);
    }

    private static int implied(Indicator<Boolean> strict, double[] sides, double side) {
        int seen = 0;
        for (int t = 1; t < BARS; t++) {
            if (strict.getValue(t)) {
                assertThat(sides[t]).as("bar %d", t).isEqualTo(side);
                seen++;
            }
        }
        return seen;
    }

    @Test
    void shouldSeeOnlyHaramisThatLieWithinTheBodyBefore() {
        double[] sides = values("harami");
        BullishHaramiIndicator bullish = new BullishHaramiIndicator(series);
        BearishHaramiIndicator bearish = new BearishHaramiIndicator(series);
        int seen = 0;
        for (int t = 1; t < BARS; t++) {
            // It does not count a body that touches an end of the one before.
            boolean touches =
                    bars.open(t) == bars.close(t - 1) || bars.close(t) == bars.open(t - 1);
            if (sides[t] != 0.0 && !touches) {
                assertThat((sides[t] > 0.0 ? bullish : bearish).getValue(t)).isTrue();
                seen++;
            }
        }
        assertThat(seen).isGreaterThan(20);
    }

    private double[] values(String name) {
        return KernelRun.values(bars, FeatureCatalogue.feature(name).orElseThrow().kernel());
    }
}
