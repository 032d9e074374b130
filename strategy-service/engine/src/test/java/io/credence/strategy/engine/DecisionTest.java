package io.credence.strategy.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.credence.feature.api.BarrierSpec;
import io.credence.feature.api.BarrierTouch;
import io.credence.strategy.api.CostModel;
import io.credence.strategy.api.DecisionMade;
import io.credence.strategy.api.DecisionReason;
import io.credence.strategy.api.RiskPolicy;
import io.credence.strategy.api.SignalSpec;
import io.credence.strategy.api.SizingSpec;
import io.credence.strategy.api.StrategySpec;
import io.credence.strategy.engine.signal.Forecast;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecisionTest {

    // Volatility scaling is 1 or more here (target 1000 %), the deadband 0.3.
    @ParameterizedTest(name = "p {0}: {1}")
    @CsvSource({
        "NaN, NO_FORECAST",
        "0.0, NO_LONG_SIGNAL",
        "0.49, NO_LONG_SIGNAL",
        "0.5, INSIDE_DEADBAND",
        "0.9, ENTERED",
        "1.0, ENTERED",
    })
    void shouldSayWhyItDidNotTrade(double probability, DecisionReason reason) {
        // Given
        TradingEngine engine =
                Given.warm(Given.strategy(Given.FREE), 10_000, EngineListener.SILENT);
        // When
        engine.onBar(0, 100, 100, 100, 100);
        // Then
        assertThat(engine.onForecast(probability)).isEqualTo(reason);
    }

    @Test
    void shouldNotTradeBeforeVolatilityIsWarm() {
        TradingEngine engine =
                new TradingEngine(
                        Given.strategy(Given.FREE),
                        EngineState.starting(10_000),
                        EngineListener.SILENT);
        for (int i = 0; i <= 20; i++) {
            double close = 100 + i % 2;
            engine.onBar(i * Given.MINUTE, close, close, close, close);
            DecisionReason reason = engine.onForecast(0.9);
            assertThat(reason).isEqualTo(i < 20 ? DecisionReason.NOT_WARM : DecisionReason.ENTERED);
        }
    }

    @Test
    void shouldNotScaleByAVolatilityOfZero() {
        TradingEngine engine =
                new TradingEngine(
                        Given.strategy(Given.FREE),
                        EngineState.starting(10_000),
                        EngineListener.SILENT);
        for (int i = 0; i < 40; i++) {
            engine.onBar(i * Given.MINUTE, 100, 100, 100, 100);
            assertThat(engine.onForecast(0.9)).isEqualTo(DecisionReason.NOT_WARM);
        }
    }

    @Test
    void shouldRefuseAnEdgeThatCostsEat() {
        // Given: 24 bp of costs against a target of 20 bp
        BarrierSpec narrow = new BarrierSpec(0.002, 0.002, 5, BarrierTouch.HIGH_LOW);
        StrategySpec spec =
                Given.strategy("1m", narrow, SizingSpec.DEFAULT, Given.TAKER, RiskPolicy.DEFAULT);
        TradingEngine engine = Given.warm(spec, 10_000, EngineListener.SILENT);
        // When
        engine.onBar(0, 100, 100, 100, 100);
        DecisionMade decision =
                engine.onPrediction("p1", new Forecast(0.999, 0.99, 1.0, 3, narrow), null);
        // Then
        assertThat(decision.reason()).isEqualTo(DecisionReason.EDGE_NOT_POSITIVE);
        assertThat(decision.targetWeight()).isZero();
    }

    @ParameterizedTest(name = "cash {0}, nav limit {1}: {2}")
    @CsvSource({
        "1000, 0.95, ENTERED",
        "40, 0.95, SIZE_BELOW_MINIMUM",
        "150, 0.05, RISK_NAV_LIMIT",
    })
    void shouldRefuseOrdersThatAreTooSmall(double cash, double nav, DecisionReason reason) {
        // Given: p 0.9 wants the cap of a tenth; at least 10 must be spent
        StrategySpec spec =
                Given.strategy(
                        "1m",
                        Given.BARRIER,
                        SizingSpec.DEFAULT,
                        Given.FREE,
                        new RiskPolicy(nav, 1.0, 0.2, 0.1, 0.05, 3));
        TradingEngine engine = Given.warm(spec, cash, EngineListener.SILENT);
        // When
        engine.onBar(0, 100, 100, 100, 100);
        // Then
        assertThat(engine.onForecast(0.9)).isEqualTo(reason);
    }

    @Test
    void shouldNameLeverageWhereItIsTheTighterCap() {
        StrategySpec spec =
                Given.strategy(
                        "1m",
                        Given.BARRIER,
                        SizingSpec.DEFAULT,
                        Given.FREE,
                        new RiskPolicy(0.95, 0.01, 0.2, 0.1, 0.05, 3));
        TradingEngine engine = Given.warm(spec, 500, EngineListener.SILENT);
        engine.onBar(0, 100, 100, 100, 100);
        assertThat(engine.onForecast(0.9)).isEqualTo(DecisionReason.RISK_LEVERAGE_LIMIT);
    }

    @Test
    void shouldRecordTheWholeChain() {
        // Given: closes alternate by 10 bp a minute: volatility near 72 % a year
        StrategySpec spec =
                new StrategySpec(
                        "test",
                        "BTC-USD",
                        "1m",
                        "tcn",
                        "champion",
                        new BarrierSpec(0.02, 0.01, 30, BarrierTouch.HIGH_LOW),
                        new SignalSpec(0.5, 0.3),
                        new SizingSpec(0.25, 0.10),
                        new CostModel(10, 2),
                        RiskPolicy.DEFAULT);
        TradingEngine engine = Given.warm(spec, 10_000, EngineListener.SILENT);
        // When
        engine.onBar(0, 100, 100, 100, 100);
        DecisionMade d =
                engine.onPrediction("p1", new Forecast(0.75, 0.7, 0.8, 3, spec.barrier()), null);
        // Then
        double volatility = Math.log(100.1 / 100) * Math.sqrt(525_600);
        double kept = 0.9998 * 0.999 / (1.0002 * 1.001);
        double odds = (1.02 * kept - 1) / (1 - 0.99 * kept);
        double kelly = 0.75 - 0.25 / odds;
        double scaled = 0.5 * 0.5 / volatility;
        assertThat(d.signal()).isEqualTo(0.5);
        assertThat(d.forecastVolatility()).isCloseTo(volatility, within(1e-9));
        assertThat(d.scaled()).isCloseTo(scaled, within(1e-9));
        assertThat(d.kelly()).isCloseTo(kelly, within(1e-9));
        assertThat(d.targetWeight()).isCloseTo(Math.min(kelly * 0.25, 0.10) * scaled, within(1e-9));
        assertThat(d.reason()).isEqualTo(DecisionReason.ENTERED);
        assertThat(d.modelVersion()).isEqualTo(3);
        assertThat(d.checks())
                .extracting(DecisionMade.Check::name)
                .containsExactly(
                        "drawdown", "dailyLoss", "volatility", "nav", "leverage", "minOrderValue");
        assertThat(d.checks()).allMatch(DecisionMade.Check::passed);
    }

    @Test
    void shouldLeaveStagesItDidNotReachEmpty() {
        TradingEngine engine =
                Given.warm(Given.strategy(Given.FREE), 10_000, EngineListener.SILENT);
        engine.onBar(0, 100, 100, 100, 100);
        DecisionMade none = engine.onPrediction("p1", null, "COLD_WINDOW");
        assertThat(none.forecastReason()).isEqualTo("COLD_WINDOW");
        assertThat(none.probability()).isNull();
        assertThat(none.signal()).isNull();
        assertThat(none.kelly()).isNull();
        assertThat(none.checks()).hasSize(3);
    }

    @Test
    void shouldNotTradeAForecastOfAnotherBarrier() {
        // Given
        TradingEngine engine =
                Given.warm(Given.strategy(Given.FREE), 10_000, EngineListener.SILENT);
        BarrierSpec longer = new BarrierSpec(0.01, 0.005, 4, BarrierTouch.HIGH_LOW);
        engine.onBar(0, 100, 100, 100, 100);
        // When
        DecisionMade foreign =
                engine.onPrediction("p1", new Forecast(0.9, 0.9, 0.9, 3, longer), null);
        engine.onBar(Given.MINUTE, 100, 100, 100, 100);
        DecisionMade unknown =
                engine.onPrediction("p1", new Forecast(0.9, 0.9, 0.9, 3, null), null);
        engine.onBar(2 * Given.MINUTE, 100, 100, 100, 100);
        DecisionMade own =
                engine.onPrediction("p1", new Forecast(0.9, 0.9, 0.9, 3, Given.BARRIER), null);
        // Then
        assertThat(foreign.reason()).isEqualTo(DecisionReason.BARRIER_MISMATCH);
        assertThat(foreign.probability()).isNull();
        assertThat(foreign.modelVersion()).isEqualTo(3);
        assertThat(unknown.reason()).isEqualTo(DecisionReason.BARRIER_MISMATCH);
        assertThat(own.reason()).isEqualTo(DecisionReason.ENTERED);
    }

    @Test
    void shouldRefuseBarsOutOfOrderAndForecastsOutOfRange() {
        TradingEngine engine =
                Given.warm(Given.strategy(Given.FREE), 10_000, EngineListener.SILENT);
        engine.onBar(0, 100, 100, 100, 100);
        assertThatThrownBy(() -> engine.onBar(0, 100, 100, 100, 100))
                .hasMessageContaining("openTimeMs");
        assertThatThrownBy(() -> engine.onForecast(1.5)).hasMessageContaining("probability");
    }
}
