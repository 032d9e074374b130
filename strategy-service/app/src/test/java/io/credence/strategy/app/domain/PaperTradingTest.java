package io.credence.strategy.app.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.credence.feature.api.Bar;
import io.credence.platform.api.ProblemException;
import io.credence.prediction.api.PredictionMade;
import io.credence.strategy.api.DecisionReason;
import io.credence.strategy.api.RiskPolicy;
import io.credence.strategy.api.RiskState;
import io.credence.strategy.api.StrategySpec;
import io.credence.strategy.app.Market;
import io.credence.strategy.app.Predictions;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PaperTradingTest {

    private static final StrategySpec SPEC = Specs.strategy("tcn", RiskPolicy.DEFAULT);

    private final UUID id = UUID.randomUUID();
    private final InMemoryStrategies strategies = new InMemoryStrategies();
    private final InMemoryPortfolios portfolios = new InMemoryPortfolios();
    private final RecordingLedger ledger = new RecordingLedger();
    private final PaperTrading trading =
            new PaperTrading(portfolios, ledger, ledger, (reason, step) -> {}, Clock.systemUTC());
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
    void shouldWaitForItsOwnModel() {
        // Given
        Bar bar = Market.of(1, 1).bars().getFirst();
        // When
        boolean byOther = trading.step(id, SPEC, others(bar, "gru@champion", "tcn@champion"));
        // Then
        assertThat(byOther).isFalse();
        assertThat(ledger.decisions).isEmpty();
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
        return trading.step(
                id,
                SPEC,
                Predictions.made(
                        "live",
                        market.bars().get(i),
                        "tcn",
                        market.probability()[i],
                        List.of("tcn@champion")));
    }

    private static PredictionMade others(Bar bar, String... answering) {
        return Predictions.made("live", bar, "gru", 0.9, List.of(answering));
    }
}
