package io.credence.strategy.engine;

import static io.credence.strategy.engine.Given.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.credence.feature.api.BarrierSpec;
import io.credence.feature.api.BarrierTouch;
import io.credence.strategy.api.DecisionReason;
import io.credence.strategy.api.RiskPolicy;
import io.credence.strategy.api.SizingSpec;
import io.credence.strategy.engine.portfolio.Fill;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Hand-computed exits: the reference is the close 100 of minute 0, target 101, stop 99.5, three
/// bars.
class ExitTest {

    // One bar after the reference decides: open, high, low, close, the reason, the price.
    @ParameterizedTest(name = "{0} {1} {2} {3} leaves by {4} at {5}")
    @CsvSource({
        "100, 101, 100, 100.5, EXITED_TARGET, 101",
        "100, 100.9, 99.5, 100, EXITED_STOP, 99.5",
        "100, 101.5, 99, 101, EXITED_STOP, 99.5",
        "102, 103, 101.5, 102, EXITED_TARGET, 102",
        "99, 99.2, 98, 99, EXITED_STOP, 99",
        "102, 103, 99, 102, EXITED_STOP, 99.5",
    })
    void shouldLeaveInTheBarOfTheFill(
            double open,
            double high,
            double low,
            double close,
            DecisionReason reason,
            double price) {
        // Given
        Recorder recorder = new Recorder();
        TradingEngine engine = Given.warm(Given.strategy(Given.FREE), 10_000, recorder);
        engine.onBar(0, 100, 100, 100, 100);
        assertThat(engine.onForecast(0.9)).isEqualTo(DecisionReason.ENTERED);
        // When
        engine.onBar(MINUTE, open, high, low, close);
        DecisionReason decided = engine.onForecast(0.9);
        // Then
        assertThat(decided).isEqualTo(reason);
        assertThat(recorder.fills).hasSize(2);
        assertThat(recorder.fills.get(0).price()).isEqualTo(open);
        assertThat(recorder.fills.get(1).price()).isCloseTo(price, within(1e-9));
        assertThat(engine.quantity()).isZero();
    }

    @Test
    void shouldHoldUntilTheCloseOfTheHorizonBar() {
        // Given
        Recorder recorder = new Recorder();
        TradingEngine engine = Given.warm(Given.strategy(Given.FREE), 10_000, recorder);
        engine.onBar(0, 100, 100, 100, 100);
        engine.onForecast(0.9);
        // When
        engine.onBar(MINUTE, 100, 100.2, 99.9, 100.1);
        DecisionReason first = engine.onForecast(0.9);
        engine.onBar(2 * MINUTE, 100.1, 100.2, 99.9, 100);
        DecisionReason second = engine.onForecast(Double.NaN);
        engine.onBar(3 * MINUTE, 100, 100.4, 99.9, 100.3);
        DecisionReason third = engine.onForecast(0.9);
        // Then
        assertThat(first).isEqualTo(DecisionReason.HOLDING);
        assertThat(second).isEqualTo(DecisionReason.HOLDING);
        assertThat(third).isEqualTo(DecisionReason.EXITED_TIME);
        assertThat(recorder.fills.get(1).price()).isEqualTo(100.3);
        assertThat(recorder.fills.get(1).openTimeMs()).isEqualTo(3 * MINUTE);
    }

    @Test
    void shouldActOnTheCloseOnlyWhereTheSpecSaysSo() {
        // Given
        BarrierSpec onClose = new BarrierSpec(0.01, 0.005, 3, BarrierTouch.CLOSE);
        Recorder recorder = new Recorder();
        TradingEngine engine =
                Given.warm(
                        Given.strategy(
                                "1m", onClose, SizingSpec.DEFAULT, Given.FREE, RiskPolicy.DEFAULT),
                        10_000,
                        recorder);
        engine.onBar(0, 100, 100, 100, 100);
        engine.onForecast(0.9);
        // When
        engine.onBar(MINUTE, 100, 102, 98, 100);
        DecisionReason wick = engine.onForecast(0.9);
        engine.onBar(2 * MINUTE, 100, 102, 98, 101.2);
        DecisionReason closed = engine.onForecast(0.9);
        // Then
        assertThat(wick).isEqualTo(DecisionReason.HOLDING);
        assertThat(closed).isEqualTo(DecisionReason.EXITED_TARGET);
        assertThat(recorder.fills.get(1).price()).isEqualTo(101.2);
    }

    @Test
    void shouldChargeFeeAndSlippageOnBothSides() {
        // Given: 10 bp fee, 2 bp slippage; p 0.9, so a tenth of 10,000 is the cap
        Recorder recorder = new Recorder();
        TradingEngine engine = Given.warm(Given.strategy(Given.TAKER), 10_000, recorder);
        engine.onBar(0, 100, 100, 100, 100);
        engine.onForecast(0.9);
        // When
        engine.onBar(MINUTE, 100, 101, 100, 101);
        // Then
        Fill entry = recorder.fills.get(0);
        Fill exit = recorder.fills.get(1);
        double quantity = 1000.0 / (100.02 * 1.001);
        assertThat(entry.price()).isCloseTo(100.02, within(1e-9));
        assertThat(entry.quantity()).isCloseTo(quantity, within(1e-9));
        assertThat(entry.fee()).isCloseTo(quantity * 100.02 * 0.001, within(1e-9));
        assertThat(entry.slippage()).isCloseTo(quantity * 0.02, within(1e-9));
        assertThat(exit.slippage()).isCloseTo(quantity * 0.0202, within(1e-9));
        assertThat(exit.price()).isCloseTo(101 * 0.9998, within(1e-9));
        double proceeds = quantity * 101 * 0.9998 * 0.999;
        assertThat(engine.cash()).isCloseTo(9_000 + proceeds, within(1e-8));
    }

    @Test
    void shouldLetAnEntryLapseWhenTheNextBarIsOfAnotherSegment() {
        // Given
        Recorder recorder = new Recorder();
        TradingEngine engine = Given.warm(Given.strategy(Given.FREE), 10_000, recorder);
        engine.onBar(0, 100, 100, 100, 100);
        engine.onForecast(0.9);
        // When
        engine.onBar(7 * MINUTE, 100, 100, 100, 100);
        DecisionReason reason = engine.onForecast(0.1);
        // Then
        assertThat(recorder.cancelled).hasSize(1);
        assertThat(recorder.fills).isEmpty();
        assertThat(reason).isEqualTo(DecisionReason.NO_LONG_SIGNAL);
    }

    @Test
    void shouldNotOpenInABarThatClosed() {
        // Given
        TradingEngine engine =
                Given.warm(Given.strategy(Given.FREE), 10_000, EngineListener.SILENT);
        engine.onBar(0, 100, 100, 100, 100);
        engine.onForecast(0.9);
        engine.onBar(MINUTE, 100, 101, 100, 100);
        // When
        DecisionReason same = engine.onForecast(0.9);
        engine.onBar(2 * MINUTE, 100, 100, 100, 100);
        DecisionReason next = engine.onForecast(0.9);
        // Then
        assertThat(same).isEqualTo(DecisionReason.EXITED_TARGET);
        assertThat(next).isEqualTo(DecisionReason.ENTERED);
    }
}
