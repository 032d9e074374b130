package io.credence.strategy.engine.sizing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.credence.feature.api.BarrierSpec;
import io.credence.feature.api.BarrierTouch;
import io.credence.strategy.api.CostModel;
import io.credence.strategy.api.SizingSpec;
import io.credence.strategy.engine.cost.NetPayoff;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KellySizingTest {

    // Odds 2: f* = (2p - q) / 2, break-even at a third.
    @ParameterizedTest(name = "p {0}: Kelly {1}, weight {2}")
    @CsvSource({
        "0.5, 0.25, 0.0625",
        "0.4, 0.1, 0.025",
        "0.9, 0.85, 0.1",
        "0.3, -0.05, 0",
        "0, -0.5, 0"
    })
    void shouldBetAQuarterOfKellyUpToTheCap(double p, double kelly, double weight) {
        KellySizing sizing = new KellySizing(new SizingSpec(0.25, 0.10), new NetPayoff(0.02, 0.01));
        assertThat(sizing.fullKelly(p)).isCloseTo(kelly, within(1e-12));
        assertThat(sizing.weight(sizing.fullKelly(p), 1.0)).isCloseTo(weight, within(1e-12));
        assertThat(sizing.weight(sizing.fullKelly(p), 0.5)).isCloseTo(weight / 2, within(1e-12));
    }

    @Test
    void shouldBetNothingWhereTheTargetDoesNotPayItsCosts() {
        KellySizing sizing = new KellySizing(SizingSpec.DEFAULT, new NetPayoff(-0.001, 0.01));
        assertThat(sizing.weight(sizing.fullKelly(1.0), 1.0)).isZero();
    }

    @Test
    void shouldChargeBothSidesOfTheTrade() {
        // Given: +0.8 % / -0.4 %, 12 bp a side
        BarrierSpec barrier = new BarrierSpec(0.008, 0.004, 8, BarrierTouch.HIGH_LOW);
        // When
        NetPayoff payoff = NetPayoff.of(barrier, CostModel.DEFAULT);
        // Then: break-even moves from 1/3 to above one half
        assertThat(payoff.win()).isCloseTo(0.0056, within(5e-5));
        assertThat(payoff.loss()).isCloseTo(0.0064, within(5e-5));
        assertThat(payoff.breakEven()).isBetween(0.53, 0.54);
        assertThat(NetPayoff.of(barrier, new CostModel(0, 0)).breakEven())
                .isCloseTo(1.0 / 3, within(1e-12));
    }
}
