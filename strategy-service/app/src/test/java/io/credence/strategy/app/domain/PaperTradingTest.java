package io.credence.strategy.app.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.credence.feature.api.Bar;
import io.credence.platform.api.ProblemException;
import io.credence.prediction.api.PredictionMade;
import io.credence.strategy.api.DecisionMade;
import io.credence.strategy.api.DecisionReason;
import io.credence.strategy.api.RiskPolicy;
import io.credence.strategy.api.RiskState;
import io.credence.strategy.api.StrategySpec;
import io.credence.strategy.app.Market;
import io.credence.strategy.app.Predictions;
import io.credence.strategy.engine.backtest.Backtest;
import io.credence.strategy.engine.backtest.BacktestResult;
import io.credence.strategy.engine.backtest.BarSeries;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaperTradingTest {

    private static final StrategySpec SPEC = Specs.strategy("tcn", RiskPolicy.DEFAULT);

    private final UUID id = UUID.randomUUID();
    private final InMemoryStrategies strategies = new InMemoryStrategies();
    private final InMemoryPortfolios portfolios = new InMemoryPortfolios();
    private final RecordingLedger ledger = new RecordingLedger();
    private final PaperTrading trading =
            new PaperTrading(
                    portfolios, ledger, ledger, (decisions, step) -> {}, Clock.systemUTC());
    private final RiskDesk risk =
            new RiskDesk(portfolios, strategies, ledger, ledger, Clock.systemUTC());

    @BeforeEach
    void open() {
        UUID strategy = UUID.randomUUID();
        assertThat(strategies.add(strategy, SPEC, "alice", Instant.EPOCH)).isPresent();
        portfolios.add(Portfolio.opened(id, strategy, "live", 10_000, Instant.EPOCH, "alice"));
    }

    @Test
    void shouldStepOncePerBar() {
        Market market = Market.of(1, 60);
        for (int i = 0; i < 60; i++) {
            assertThat(step(market, i)).isTrue();
            assertThat(step(market, i)).isFalse();
            assertThat(step(market, i / 2)).isFalse();
        }
        assertThat(ledger.decisions).hasSize(60).isEqualTo(ledger.published);
        assertThat(portfolio().summary().bars()).isEqualTo(60);
        assertThat(portfolio().summary().reasons()).containsEntry(DecisionReason.NO_FORECAST, 30L);
    }

    @Test
    void shouldKeepSumsThatAgreeWithTheLedger() {
        Market market = Market.of(2, 300);
        for (int i = 0; i < 300; i++) {
            step(market, i);
        }
        PaperSummary sums = portfolio().summary();
        assertThat(ledger.fills).hasSizeGreaterThan(10);
        assertThat(sums.trades())
                .isEqualTo(ledger.fills.stream().filter(fill -> fill.quantity() < 0).count());
        assertThat(sums.fees())
                .isCloseTo(
                        ledger.fills.stream().mapToDouble(fill -> fill.fee()).sum(), within(1e-9));
        assertThat(sums.maxDrawdown()).isNegative();
        // The first forecast is the one of bar 30, and bar 31 is the first that could trade.
        assertThat(sums.bars()).isEqualTo(300);
        assertThat(sums.firstForecastMs()).isEqualTo(market.bars().get(30).openTimeMs());
        assertThat(sums.measuredBars()).isEqualTo(269);
        Bar first = market.bars().get(31);
        Bar last = market.bars().getLast();
        assertThat(sums.buyAndHoldReturn(SPEC.costs()))
                .isCloseTo(last.close() / (first.open() * 1.0002 * 1.001) - 1, within(1e-12));
    }

    @Test
    void shouldMarkAndCloseAfterItsModelIsGone() {
        // Given: a position
        Market market = Market.of(1, 200);
        int i = 0;
        while (portfolio().position() == 0) {
            step(market, i++);
        }
        // When: from now on only another model's champion answers
        risk.halt(id, "", "alice");
        boolean stepped = trading.step(id, SPEC, others(market.bars().get(i), "gru@champion"));
        // Then
        assertThat(stepped).isTrue();
        assertThat(portfolio().position()).isZero();
        assertThat(ledger.decisions.getLast().forecastReason()).isEqualTo("NO_MODEL");
        assertThat(portfolio().engine().lastOpenTimeMs())
                .isEqualTo(market.bars().get(i).openTimeMs());
    }

    @Test
    void shouldMarkAtOnceAndDecideWhenItsOwnModelAnswers() {
        // Given
        Market market = Market.of(1, 1);
        Bar bar = market.bars().getFirst();
        // When
        boolean byOther = trading.step(id, SPEC, announced(bar));
        boolean again = trading.step(id, SPEC, announced(bar));
        // Then
        assertThat(byOther).isTrue();
        assertThat(again).isFalse();
        assertThat(portfolio().engine().lastOpenTimeMs()).isEqualTo(bar.openTimeMs());
        assertThat(portfolio().summary().bars()).isEqualTo(1);
        assertThat(ledger.decisions).isEmpty();
        // When
        boolean byOwn = step(market, 0);
        // Then
        assertThat(byOwn).isTrue();
        assertThat(ledger.decisions).hasSize(1).isEqualTo(ledger.published);
        assertThat(ledger.decisions.getFirst().forecastReason()).isEqualTo("COLD_WINDOW");
        assertThat(portfolio().summary().bars()).isEqualTo(1);
        assertThat(step(market, 0)).isFalse();
    }

    @Test
    void shouldStopAPositionThoughTheAnnouncedAnswerNeverComes() {
        // Given: a position
        Market market = Market.of(1, 200);
        int i = 0;
        while (portfolio().position() == 0) {
            step(market, i++);
        }
        int trades = ledger.fills.size();
        // When: a crash of the price, and its own model is announced and silent
        Bar last = market.bars().get(i - 1);
        double half = last.close() / 2;
        Bar crash =
                new Bar(
                        last.openTimeMs() + Market.MINUTE,
                        last.close(),
                        last.close(),
                        half,
                        half,
                        1);
        trading.step(id, SPEC, announced(crash));
        // Then
        assertThat(portfolio().position()).isZero();
        assertThat(ledger.fills).hasSize(trades + 1);
        assertThat(ledger.fills.getLast().reason()).isEqualTo(DecisionReason.EXITED_STOP);
        assertThat(ledger.fills.getLast().openTimeMs()).isEqualTo(crash.openTimeMs());
    }

    @Test
    void shouldDecideWithoutAnAnswerThatIsLaterThanTheNextBar() {
        // Given
        Market market = Market.of(1, 2);
        trading.step(id, SPEC, announced(market.bars().get(0)));
        // When
        trading.step(id, SPEC, announced(market.bars().get(1)));
        boolean late = step(market, 0);
        // Then
        assertThat(late).isFalse();
        assertThat(ledger.decisions).hasSize(1).isEqualTo(ledger.published);
        DecisionMade decision = ledger.decisions.getFirst();
        assertThat(decision.barOpenTimeMs()).isEqualTo(market.bars().get(0).openTimeMs());
        assertThat(decision.reason()).isEqualTo(DecisionReason.NO_FORECAST);
        assertThat(decision.forecastReason()).isEqualTo("NO_ANSWER");
    }

    @Test
    void shouldDecideAtOnceWhenItsModelIsNotAnnouncedAnyMore() {
        // Given
        Bar bar = Market.of(1, 1).bars().getFirst();
        trading.step(id, SPEC, announced(bar));
        // When: its alias is gone before the row of its feature set comes
        boolean decided = trading.step(id, SPEC, others(bar, "gru@champion"));
        // Then
        assertThat(decided).isTrue();
        assertThat(ledger.decisions.getFirst().forecastReason()).isEqualTo("NO_MODEL");
    }

    @Test
    void shouldNotEnterByAnAnswerThatComesAfterAHalt() {
        // Given: a bar on which it would enter
        Market market = Market.of(1, 200);
        int i = 0;
        while (ledger.placed.isEmpty()) {
            step(market, i++);
        }
        Bar entry = market.bars().get(i - 1);
        double sure = market.probability()[i - 1];
        UUID other = UUID.randomUUID();
        UUID strategy = portfolio().strategyId();
        portfolios.add(Portfolio.opened(other, strategy, "live", 10_000, Instant.EPOCH, "alice"));
        for (int before = 0; before < i - 1; before++) {
            trading.step(other, SPEC, own(market.bars().get(before), Double.NaN));
        }
        trading.step(other, SPEC, announced(entry));
        // When
        risk.halt(other, "", "alice");
        trading.step(other, SPEC, own(entry, sure));
        // Then
        assertThat(ledger.decisions.getLast().reason()).isEqualTo(DecisionReason.RISK_HALTED);
        assertThat(portfolios.find(other).orElseThrow().engine().pending()).isNull();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldTradeTheSameWhoeverSpeaksFirst(long seed) {
        // Given: a market, and own answers of which some never come
        int bars = 400;
        Market market = Market.of(seed, bars);
        SplittableRandom random = new SplittableRandom(seed);
        double[] heard = market.probability().clone();
        // When
        for (int i = 0; i < bars; i++) {
            Bar bar = market.bars().get(i);
            boolean answered = i == 0 || i == bars - 1 || random.nextInt(4) > 0;
            for (int others = random.nextInt(answered ? 0 : 1, 3); others > 0; others--) {
                trading.step(id, SPEC, announced(bar));
            }
            if (answered) {
                step(market, i);
            } else {
                heard[i] = Double.NaN;
            }
            step(market, random.nextInt(i + 1) / 2);
        }
        // Then: the same trades as in a backtest without those answers, and every bar's one reason
        BacktestResult expected =
                new Backtest(SPEC, 10_000).run(BarSeries.of(market.bars()), heard);
        assertThat(ledger.fills).hasSizeGreaterThan(10).isEqualTo(expected.fills());
        assertThat(ledger.decisions)
                .extracting(DecisionMade::barOpenTimeMs)
                .containsExactlyElementsOf(market.bars().stream().map(Bar::openTimeMs).toList());
        assertThat(ledger.decisions.stream().mapToDouble(DecisionMade::equity).toArray())
                .isEqualTo(expected.equity());
        assertThat(portfolio().summary().bars()).isEqualTo(bars);
        expected.statistics()
                .reasons()
                .forEach((reason, count) ->
                        assertThat(portfolio().summary().reasons())
                                .containsEntry(reason, count.longValue()));
    }

    @Test
    void shouldSayWhyThereWasNoForecast() {
        step(Market.of(1, 1), 0);
        assertThat(ledger.decisions.getFirst().reason()).isEqualTo(DecisionReason.NO_FORECAST);
        assertThat(ledger.decisions.getFirst().forecastReason()).isEqualTo("COLD_WINDOW");
    }

    @Test
    void shouldTellOfEveryOrderOnce() {
        Market market = Market.of(2, 300);
        for (int i = 0; i < 300; i++) {
            step(market, i);
        }
        risk.halt(id, "", "alice");
        assertThat(ledger.placed).hasSize((int) portfolio().engine().orders());
        int open = portfolio().engine().pending() == null ? 0 : 1;
        assertThat(ledger.cancelled).isEqualTo(ledger.placed.size() - ledger.fills.size() - open);
    }

    @Test
    void shouldHaltAndResetWithTheNameOfWhoDidIt() {
        // Given
        step(Market.of(3, 1), 0);
        // When
        risk.halt(id, "", "alice");
        // Then
        assertThat(portfolio().engine().risk().state()).isEqualTo(RiskState.HALTED);
        assertThatThrownBy(() -> risk.halt(id, "", "alice")).isInstanceOf(ProblemException.class);
        // When
        risk.reset(id, "checked", "rita");
        // Then
        assertThat(ledger.riskChanges)
                .containsExactly(
                        new StepRecord.RiskChange(
                                RiskState.ACTIVE, RiskState.HALTED, "halted by hand", "alice"),
                        new StepRecord.RiskChange(
                                RiskState.HALTED, RiskState.ACTIVE, "checked", "rita"));
        assertThatThrownBy(() -> risk.reset(id, "", "rita")).isInstanceOf(ProblemException.class);
    }

    private Portfolio portfolio() {
        return portfolios.find(id).orElseThrow();
    }

    private boolean step(Market market, int i) {
        return trading.step(id, SPEC, own(market.bars().get(i), market.probability()[i]));
    }

    private static PredictionMade own(Bar bar, double probability) {
        return Predictions.made("live", bar, "tcn", probability, List.of("tcn@champion"));
    }

    /// Another model's answer that announces one by the portfolio's own.
    private static PredictionMade announced(Bar bar) {
        return others(bar, "gru@champion", "tcn@champion");
    }

    private static PredictionMade others(Bar bar, String... answering) {
        return Predictions.made("live", bar, "gru", 0.9, List.of(answering));
    }
}
