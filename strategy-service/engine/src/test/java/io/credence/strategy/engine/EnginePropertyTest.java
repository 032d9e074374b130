package io.credence.strategy.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.credence.feature.api.BarrierSpec;
import io.credence.feature.api.BarrierTouch;
import io.credence.strategy.api.CostModel;
import io.credence.strategy.api.DecisionMade;
import io.credence.strategy.api.DecisionReason;
import io.credence.strategy.api.RiskPolicy;
import io.credence.strategy.api.SizingSpec;
import io.credence.strategy.api.StrategySpec;
import io.credence.strategy.engine.backtest.Backtest;
import io.credence.strategy.engine.backtest.BacktestResult;
import io.credence.strategy.engine.backtest.BarSeries;
import io.credence.strategy.engine.portfolio.Fill;
import io.credence.strategy.engine.signal.Forecast;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Laws that hold on any market, with any strategy.
class EnginePropertyTest {

    private static final int BARS = 600;
    private static final ObjectMapper JSON = new ObjectMapper();

    static LongStream seeds() {
        return LongStream.concat(LongStream.rangeClosed(1, 30), LongStream.of(System.nanoTime()));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void shouldConserveCash(long seed) {
        // Given
        StrategySpec spec = spec(seed);
        // When
        BacktestResult result =
                new Backtest(spec, 10_000).run(market(seed), Given.forecasts(seed, BARS));
        // Then
        double cash = 10_000;
        double position = 0;
        for (Fill fill : result.fills()) {
            cash += fill.cashChange();
            position += fill.quantity();
        }
        assertThat(result.finalState().cash()).isCloseTo(cash, within(1e-9 * cash));
        assertThat(result.position()[BARS - 1]).isCloseTo(position, within(1e-9));
        double traded = result.fills().stream().mapToDouble(Fill::fee).sum();
        assertThat(result.statistics().fees()).isCloseTo(traded, within(1e-9));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void shouldKeepTheLimitsInEveryTrade(long seed) {
        // Given
        StrategySpec spec = spec(seed);
        List<DecisionMade> decisions = new ArrayList<>();
        // When
        BacktestResult result = decide(spec, market(seed), Given.forecasts(seed, BARS), decisions);
        // Then
        double cap = Math.min(spec.risk().maxNavFraction(), spec.risk().maxLeverage());
        double cash = 10_000;
        for (Fill fill : result.fills()) {
            if (fill.quantity() > 0) {
                assertThat(fill.value() + fill.fee()).isLessThanOrEqualTo(cap * cash * (1 + 1e-12));
                assertThat(fill.value() + fill.fee())
                        .isLessThanOrEqualTo(spec.sizing().maxWeight() * cash * (1 + 1e-12));
            }
            cash += fill.cashChange();
            assertThat(cash).isPositive();
        }
        assertThat(Arrays.stream(result.position()).min().orElseThrow()).isNotNegative();
        assertThat(decisions)
                .filteredOn(d -> d.reason() == DecisionReason.ENTERED)
                .allMatch(d -> at(d.kelly()) > 0 && at(d.scaled()) >= spec.signal().deadband());
        assertThat(decisions)
                .filteredOn(d -> d.kelly() != null && at(d.kelly()) <= 0)
                .allMatch(d -> at(d.targetWeight()) == 0)
                .allMatch(d -> d.reason() == DecisionReason.EDGE_NOT_POSITIVE);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void shouldNotLookAhead(long seed) {
        // Given
        StrategySpec spec = spec(seed);
        BarSeries all = market(seed);
        double[] forecasts = Given.forecasts(seed, BARS);
        int now = new SplittableRandom(seed).nextInt(30, BARS);
        List<DecisionMade> full = new ArrayList<>();
        List<DecisionMade> prefix = new ArrayList<>();
        // When
        BacktestResult long_ = decide(spec, all, forecasts, full);
        BacktestResult short_ = decide(spec, cut(seed, now), Arrays.copyOf(forecasts, now), prefix);
        // Then
        assertThat(prefix).isEqualTo(full.subList(0, now));
        assertThat(short_.equity()).isEqualTo(Arrays.copyOf(long_.equity(), now));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void shouldContinueFromAStoredStateAsIfNothingHappened(long seed) throws IOException {
        // Given
        StrategySpec spec = spec(seed);
        double[] forecasts = Given.forecasts(seed, BARS);
        List<DecisionMade> uninterrupted = new ArrayList<>();
        BacktestResult expected = decide(spec, market(seed), forecasts, uninterrupted);
        // When: the engine dies before and after every decision with a chance of a third
        SplittableRandom random = new SplittableRandom(seed + 3);
        TradingEngine engine =
                new TradingEngine(spec, EngineState.starting(10_000), EngineListener.SILENT);
        List<DecisionMade> decisions = new ArrayList<>();
        BarSeries bars = market(seed);
        for (int i = 0; i < BARS; i++) {
            engine.onBar(bars.bar(i));
            engine = random.nextInt(3) == 0 ? restored(spec, engine) : engine;
            decisions.add(engine.onPrediction("backtest", forecast(spec, forecasts[i]), null));
            engine = random.nextInt(3) == 0 ? restored(spec, engine) : engine;
        }
        // Then
        assertThat(decisions).isEqualTo(uninterrupted);
        assertThat(engine.state()).isEqualTo(expected.finalState());
    }

    private static TradingEngine restored(StrategySpec spec, TradingEngine engine)
            throws IOException {
        String stored = JSON.writeValueAsString(engine.state());
        return new TradingEngine(
                spec, JSON.readValue(stored, EngineState.class), EngineListener.SILENT);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void shouldGiveTheSameResultWithAndWithoutDecisions(long seed) {
        StrategySpec spec = spec(seed);
        double[] forecasts = Given.forecasts(seed, BARS);
        BacktestResult fast = new Backtest(spec, 10_000).run(market(seed), forecasts);
        BacktestResult slow = decide(spec, market(seed), forecasts, new ArrayList<>());
        assertThat(fast.equity()).isEqualTo(slow.equity());
        assertThat(fast.statistics()).isEqualTo(slow.statistics());
    }

    private static BacktestResult decide(
            StrategySpec spec, BarSeries bars, double[] probability, List<DecisionMade> decisions) {
        return new Backtest(spec, 10_000)
                .run(bars, i -> forecast(spec, probability[i]), decisions::add);
    }

    private static double at(@Nullable Double stage) {
        return Objects.requireNonNull(stage);
    }

    private static @Nullable Forecast forecast(StrategySpec spec, double p) {
        return Double.isNaN(p) ? null : new Forecast(p, p / 2, (1 + p) / 2, 1, spec.barrier());
    }

    private static BarSeries market(long seed) {
        return Given.market(seed, BARS, 0.004);
    }

    private static BarSeries cut(long seed, int bars) {
        return Given.market(seed, bars, 0.004);
    }

    private static StrategySpec spec(long seed) {
        SplittableRandom random = new SplittableRandom(seed * 31);
        BarrierTouch touch = random.nextBoolean() ? BarrierTouch.HIGH_LOW : BarrierTouch.CLOSE;
        return Given.strategy(
                "1m",
                new BarrierSpec(
                        random.nextDouble(0.002, 0.03),
                        random.nextDouble(0.002, 0.03),
                        random.nextInt(1, 30),
                        touch),
                new SizingSpec(random.nextDouble(0.1, 1.0), random.nextDouble(0.05, 1.0), 10.0),
                new CostModel(random.nextDouble(0, 30), random.nextDouble(0, 10)),
                new RiskPolicy(
                        random.nextDouble(0.1, 1.0),
                        random.nextDouble(0.1, 1.0),
                        random.nextDouble(0.05, 0.3),
                        random.nextDouble(0.02, 0.2),
                        random.nextDouble(0.02, 0.2),
                        random.nextInt(1, 5)));
    }
}
