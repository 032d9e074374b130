package io.credence.feature.kernels.momentum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.credence.feature.api.Interval;
import io.credence.feature.kernels.bars.BarColumns;
import io.credence.feature.kernels.bars.RandomBars;
import io.credence.feature.kernels.catalogue.FeatureCatalogue;
import io.credence.feature.kernels.oracle.KernelRun;
import io.credence.feature.kernels.oracle.Ta4jSeries;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ta4j.core.BarSeries;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.DPOIndicator;
import org.ta4j.core.indicators.KSTIndicator;
import org.ta4j.core.indicators.MACDIndicator;
import org.ta4j.core.indicators.PPOIndicator;
import org.ta4j.core.indicators.TrueStrengthIndexIndicator;
import org.ta4j.core.indicators.averages.EMAIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.num.Num;

/// What ta4j has and the other reference has not, or not with these parameters.
class MomentumTa4jTest {

    private static final int BARS = 1000;
    // ta4j begins each average at the first value.
    private static final int FORGOTTEN = 800;

    private BarColumns bars;
    private ClosePriceIndicator close;

    @BeforeEach
    void create() {
        bars = RandomBars.gapless(42L, BARS, Interval.H1);
        BarSeries series = Ta4jSeries.of(bars);
        close = new ClosePriceIndicator(series);
    }

    @Test
    void shouldAgreeOnAverages() {
        check("ppo_12_26", new PPOIndicator(close, 12, 26), 0.01, false);
        check(
                "ppo_signal_12_26_9",
                new EMAIndicator(new PPOIndicator(close, 12, 26), 9),
                0.01,
                false);
        MACDIndicator macd = new MACDIndicator(close, 5, 35);
        check("macd_5_35", macd, 1.0, true);
        check("macd_signal_5_35_5", new EMAIndicator(macd, 5), 1.0, true);
    }

    @Test
    void shouldAgreeOnChanges() {
        check("dpo_20", new DPOIndicator(close, 20), 1.0, true);
        check("kst", new KSTIndicator(close), 0.001, false);
        check("tsi_25_13", new TrueStrengthIndexIndicator(close, 25, 13), 1.0, false);
    }

    private void check(String name, Indicator<Num> indicator, double factor, boolean byClose) {
        double[] values =
                KernelRun.values(bars, FeatureCatalogue.feature(name).orElseThrow().kernel());
        for (int t = FORGOTTEN; t < BARS; t++) {
            double unit = byClose ? factor / bars.close(t) : factor;
            assertThat(values[t])
                    .as("%s at bar %d", name, t)
                    .isCloseTo(indicator.getValue(t).doubleValue() * unit, within(1e-11));
        }
    }
}
