package io.credence.strategy.engine;

import static io.credence.strategy.engine.Given.BARRIER;
import static io.credence.strategy.engine.Given.FREE;
import static io.credence.strategy.engine.Given.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.credence.feature.api.BarrierSpec;
import io.credence.feature.api.BarrierTouch;
import io.credence.strategy.api.DecisionReason;
import io.credence.strategy.api.RiskPolicy;
import io.credence.strategy.api.RiskState;
import io.credence.strategy.api.SizingSpec;
import io.credence.strategy.api.StrategySpec;
import org.junit.jupiter.api.Test;

/// A portfolio that is wholly invested (up to 95 %) behind far barriers, so that marks move its
/// equity.
class RiskStateTest {

    private static final BarrierSpec FAR = new BarrierSpec(0.9, 0.9, 5000, BarrierTouch.HIGH_LOW);
    private static final SizingSpec ALL_IN = new SizingSpec(1.0, 1.0, 0.0);

    @Test
    void shouldHaltOnDrawdownOfMarkedEquity() {
        // Given: invested 950 of 1000 at 100, drawdown limit 20 %, other limits far
        Recorder recorder = new Recorder();
        TradingEngine engine = invested(new RiskPolicy(0.95, 1, 0.20, 1, 1, 3), recorder);
        // When: 95 % of -22 % is a drawdown of 20.9 %, three bars long
        close(engine, 2, 78);
        assertThat(engine.riskState()).isEqualTo(RiskState.REDUCING);
        assertThat(engine.onForecast(1.0)).isEqualTo(DecisionReason.HOLDING);
        close(engine, 3, 78);
        assertThat(engine.riskState()).isEqualTo(RiskState.REDUCING);
        close(engine, 4, 78);
        // Then
        assertThat(engine.riskState()).isEqualTo(RiskState.HALTED);
        assertThat(engine.onForecast(1.0)).isEqualTo(DecisionReason.RISK_DRAWDOWN);
        assertThat(engine.quantity()).isPositive();
        engine.onBar(5 * MINUTE, 77, 77, 77, 77);
        assertThat(engine.onForecast(1.0)).isEqualTo(DecisionReason.EXITED_HALT);
        assertThat(engine.quantity()).isZero();
        assertThat(recorder.fills.getLast().price()).isEqualTo(77);
        close(engine, 6, 77);
        assertThat(engine.onForecast(1.0)).isEqualTo(DecisionReason.RISK_HALTED);
        assertThat(recorder.risk)
                .containsExactly("ACTIVE>REDUCING:RISK_DRAWDOWN", "REDUCING>HALTED:RISK_DRAWDOWN");
    }

    @Test
    void shouldForgiveABreachThatPasses() {
        Recorder recorder = new Recorder();
        TradingEngine engine = invested(new RiskPolicy(0.95, 1, 0.20, 1, 1, 3), recorder);
        close(engine, 2, 78);
        close(engine, 3, 78);
        close(engine, 4, 99);
        close(engine, 5, 78);
        close(engine, 6, 78);
        assertThat(engine.riskState()).isEqualTo(RiskState.REDUCING);
        assertThat(recorder.risk)
                .containsExactly(
                        "ACTIVE>REDUCING:RISK_DRAWDOWN",
                        "REDUCING>ACTIVE:RECOVERED",
                        "ACTIVE>REDUCING:RISK_DRAWDOWN");
    }

    @Test
    void shouldCountTheStartingEquityAsPeak() {
        // Given: never above the start; 95 % of -21 % = 19.95 %, of -21.1 % = 20.045 %
        TradingEngine engine = invested(new RiskPolicy(0.95, 1, 0.20, 1, 1, 1), new Recorder());
        close(engine, 2, 79);
        assertThat(engine.riskState()).isEqualTo(RiskState.ACTIVE);
        close(engine, 3, 78.9);
        assertThat(engine.riskState()).isEqualTo(RiskState.HALTED);
    }

    @Test
    void shouldHaltOnTheLossOfTheLast24HoursOnly() {
        // Given: limit 5 % a day; the price falls by 4 % on each of two days
        TradingEngine engine = invested(new RiskPolicy(0.95, 1, 1, 1, 0.05, 1), new Recorder());
        int day = 1440;
        // When
        for (int minute = 2; minute < 3 * day; minute++) {
            double price = minute < day ? 100 : minute < 2 * day + 20 ? 96 : 92.16;
            close(engine, minute, price);
        }
        // Then: never more than 5 % in any 24 hours
        assertThat(engine.riskState()).isEqualTo(RiskState.ACTIVE);
        close(engine, 3 * day, 89);
        assertThat(engine.riskState()).isEqualTo(RiskState.HALTED);
        assertThat(engine.onForecast(0.9)).isEqualTo(DecisionReason.RISK_DAILY_LOSS);
    }

    @Test
    void shouldHaltOnRealisedVolatility() {
        // Given: equity moves by 0.9975 % each quarter of an hour: sqrt(12) moves are 3.46 %,
        // sqrt(13) are 3.60 %, the limit is 3.5 %
        TradingEngine engine = invested(new RiskPolicy(0.95, 1, 1, 0.035, 1, 1), new Recorder());
        int minute = 2;
        int moves = 0;
        double equityBefore = engine.equity();
        double squares = 0;
        while (engine.riskState() == RiskState.ACTIVE && moves < 100) {
            double price = moves % 2 == 0 ? 101.05 : 100;
            for (int i = 0; i < 15 && engine.riskState() == RiskState.ACTIVE; i++) {
                close(engine, minute++, price);
            }
            double r = engine.equity() / equityBefore - 1;
            squares += r * r;
            equityBefore = engine.equity();
            moves++;
        }
        // Then
        assertThat(Math.sqrt(squares)).isGreaterThan(0.035);
        assertThat(moves).isEqualTo(13);
        assertThat(engine.onForecast(0.9)).isEqualTo(DecisionReason.RISK_VOLATILITY);
        assertThat(engine.riskChecks().get(2).observed())
                .isCloseTo(Math.sqrt(squares), within(1e-12));
    }

    @Test
    void shouldForgetVolatilityAfter24Hours() {
        TradingEngine engine = invested(new RiskPolicy(0.95, 1, 1, 1, 1, 1), new Recorder());
        for (int minute = 2; minute < 100; minute++) {
            close(engine, minute, minute % 30 < 15 ? 100 : 101);
        }
        assertThat(engine.riskChecks().get(2).observed()).isGreaterThan(0.01);
        for (int minute = 100; minute < 100 + 1470; minute++) {
            close(engine, minute, 100);
        }
        assertThat(engine.riskChecks().get(2).observed()).isLessThan(1e-9);
    }

    @Test
    void shouldBlockEntriesWhileReducing() {
        // Given: a loss limit that a closed trade has just broken once
        RiskPolicy policy = new RiskPolicy(0.95, 1, 1, 1, 0.004, 3);
        TradingEngine engine =
                Given.warm(
                        Given.strategy("1m", BARRIER, ALL_IN, FREE, policy), 1000, new Recorder());
        engine.onBar(0, 100, 100, 100, 100);
        engine.onForecast(1.0);
        engine.onBar(MINUTE, 100, 100, 99, 99);
        assertThat(engine.onForecast(1.0)).isEqualTo(DecisionReason.EXITED_STOP);
        // When
        close(engine, 2, 99);
        // Then
        assertThat(engine.riskState()).isEqualTo(RiskState.REDUCING);
        assertThat(engine.onForecast(1.0)).isEqualTo(DecisionReason.RISK_DAILY_LOSS);
        close(engine, 3, 99);
        assertThat(engine.riskState()).isEqualTo(RiskState.HALTED);
    }

    @Test
    void shouldStayHaltedUntilResetAndThenMeasureAnew() {
        // Given
        Recorder recorder = new Recorder();
        TradingEngine engine = invested(new RiskPolicy(0.95, 1, 0.05, 1, 1, 1), recorder);
        close(engine, 2, 94);
        close(engine, 3, 94);
        close(engine, 4, 100);
        assertThat(engine.riskState()).isEqualTo(RiskState.HALTED);
        // When
        engine.reset("reset by rita");
        close(engine, 5, 100);
        // Then
        assertThat(engine.riskState()).isEqualTo(RiskState.ACTIVE);
        assertThat(engine.onForecast(1.0)).isEqualTo(DecisionReason.ENTERED);
        assertThat(engine.riskChecks().get(0).observed()).isZero();
    }

    @Test
    void shouldCancelAWaitingEntryWhenHaltedByHand() {
        // Given
        Recorder recorder = new Recorder();
        TradingEngine engine = Given.warm(Given.strategy(FREE), 1000, recorder);
        engine.onBar(0, 100, 100, 100, 100);
        assertThat(engine.onForecast(0.9)).isEqualTo(DecisionReason.ENTERED);
        // When
        engine.halt("halted by alice");
        close(engine, 1, 100);
        // Then
        assertThat(engine.onForecast(0.9)).isEqualTo(DecisionReason.RISK_HALTED);
        assertThat(recorder.fills).isEmpty();
        assertThat(recorder.cancelled).hasSize(1);
        assertThat(recorder.risk).containsExactly("ACTIVE>HALTED:halted by alice");
    }

    private static TradingEngine invested(RiskPolicy policy, Recorder recorder) {
        StrategySpec spec = Given.strategy("1m", FAR, ALL_IN, FREE, policy);
        TradingEngine engine = Given.warm(spec, 1000, recorder);
        engine.onBar(0, 100, 100, 100, 100);
        assertThat(engine.onForecast(1.0)).isEqualTo(DecisionReason.ENTERED);
        engine.onBar(MINUTE, 100, 100, 100, 100);
        engine.onForecast(Double.NaN);
        assertThat(engine.quantity()).isCloseTo(9.5, within(1e-12));
        return engine;
    }

    private static void close(TradingEngine engine, int minute, double price) {
        engine.onBar(minute * MINUTE, price, price, price, price);
    }
}
