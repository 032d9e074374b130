package io.credence.strategy.engine;

import io.credence.feature.api.Bar;
import io.credence.feature.api.BarrierHit;
import io.credence.feature.api.BarrierSpec;
import io.credence.feature.api.Interval;
import io.credence.feature.api.WindowSpec;
import io.credence.strategy.api.DecisionMade;
import io.credence.strategy.api.DecisionReason;
import io.credence.strategy.api.RiskState;
import io.credence.strategy.api.StrategySpec;
import io.credence.strategy.engine.cost.TradeCosts;
import io.credence.strategy.engine.execution.BarrierExit;
import io.credence.strategy.engine.execution.PaperOrder;
import io.credence.strategy.engine.portfolio.Account;
import io.credence.strategy.engine.portfolio.Fill;
import io.credence.strategy.engine.risk.RiskMonitor;
import io.credence.strategy.engine.signal.Forecast;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One strategy on one instrument, long or flat, one position at a time. Per bar `t`, in this
/// order:
///
/// 1. [#onBar]: the order pending since `t-1` fills at the open; barriers and time limit of the
///    position are checked, the bar of the fill included; equity is marked at the close; risk state
///    follows from it, and a halt orders the position closed at the next open.
/// 2. [#onForecast] or [#onPrediction]: the forecast made at the close of `t` becomes a decision,
///    and perhaps an order for the open of `t+1`. It may be given to an engine restored in between.
///
/// A bar that closed a position opens none: every bar has one reason. Barriers and horizon count
/// from the close of `t`, as the label's do (see [BarrierExit]). An entry lapses when the next bar
/// belongs to another segment; a position lives on across the gap and fills at the first price
/// after it. Not thread-safe.
public final class TradingEngine {

    private final StrategySpec spec;
    private final BarrierSpec barrier;
    private final Interval interval;
    private final TradeCosts costs;
    private final DecisionChain chain;
    private final RiskMonitor risk;
    private final Account account;
    private final EngineListener listener;
    private final double initialCash;

    private @Nullable PaperOrder pending;
    private @Nullable DecisionReason exited;
    private @Nullable DecisionReason latched;
    private boolean decided;
    private long lastOpenTimeMs;
    private double lastClose;
    private double equity;
    private long orders;
    private long bars;

    public TradingEngine(StrategySpec spec, EngineState state, EngineListener listener) {
        this.spec = spec;
        this.barrier = spec.barrier();
        this.interval = spec.bars();
        this.costs = new TradeCosts(spec.costs());
        this.chain = new DecisionChain(spec, interval, state.volatility());
        this.risk = new RiskMonitor(spec.risk(), interval, state.risk());
        this.account = new Account(state.cash(), state.position());
        this.listener = listener;
        this.initialCash = state.initialCash();
        this.pending = state.pending();
        Long last = state.lastOpenTimeMs();
        this.lastOpenTimeMs = last == null ? Long.MIN_VALUE : last;
        this.lastClose = state.lastClose();
        this.equity = state.risk().equity();
        this.orders = state.orders();
        this.bars = state.bars();
        EngineState.Undecided undecided = state.undecided();
        this.decided = undecided == null;
        this.exited = undecided == null ? null : undecided.exited();
        this.latched = undecided == null ? null : undecided.latched();
    }

    /// Feeds the volatility forecast only: history before trading starts.
    public void warmUp(long openTimeMs, double close) {
        chain.step(openTimeMs, close);
    }

    public void onBar(Bar bar) {
        onBar(bar.openTimeMs(), bar.open(), bar.high(), bar.low(), bar.close());
    }

    public void onBar(long openTimeMs, double open, double high, double low, double close) {
        if (openTimeMs <= lastOpenTimeMs) {
            throw new IllegalArgumentException(
                    "openTimeMs must be after " + lastOpenTimeMs + ", was " + openTimeMs);
        }
        exited = null;
        decided = false;
        if (pending != null) {
            fillPending(pending, openTimeMs, open);
        }
        lastOpenTimeMs = openTimeMs;
        lastClose = close;
        bars++;
        if (!account.isFlat()) {
            checkBarriers(open, high, low, close);
        }
        equity = account.equity(close);
        markRisk();
        chain.step(openTimeMs, close);
    }

    /// Decides on the bar just given.
    ///
    /// @param probability of the target first; NaN for no forecast
    public DecisionReason onForecast(double probability) {
        if (probability < 0 || probability > 1) {
            throw new IllegalArgumentException("probability must be in 0..1, was " + probability);
        }
        decided = true;
        chain.clear();
        DecisionReason undirected = chain.direct(probability);
        DecisionReason occupied = occupied();
        if (occupied != null) {
            return occupied;
        }
        if (undirected != null) {
            return undirected;
        }
        DecisionReason breach = risk.state() == RiskState.REDUCING ? breachOrReducing() : null;
        DecisionReason reason = chain.size(probability, account.cash(), breach);
        if (reason == DecisionReason.ENTERED) {
            place(chain.budget(), 0.0, lastClose, reason);
        }
        return reason;
    }

    /// [#onForecast], and the whole chain of it. A forecast of another barrier is none: its
    /// probability is that of another event.
    ///
    /// @param missing why there is no forecast; null with one
    public DecisionMade onPrediction(
            String portfolio, @Nullable Forecast forecast, @Nullable String missing) {
        boolean foreign = forecast != null && !barrier.equals(forecast.barrier());
        Forecast usable = foreign ? null : forecast;
        DecisionReason reason = onForecast(usable == null ? Double.NaN : usable.probability());
        if (foreign && reason == DecisionReason.NO_FORECAST) {
            reason = DecisionReason.BARRIER_MISMATCH;
        }
        List<DecisionMade.Check> checks = new ArrayList<>(risk.checks());
        checks.addAll(chain.checks());
        return new DecisionMade(
                portfolio,
                spec.name(),
                spec.instrument(),
                lastOpenTimeMs,
                lastClose,
                forecast == null ? null : forecast.modelVersion(),
                foreign ? DecisionReason.BARRIER_MISMATCH.name() : missing,
                usable == null ? null : (Double) usable.probability(),
                usable == null ? null : (Double) usable.lower(),
                usable == null ? null : (Double) usable.upper(),
                chain.signal(),
                chain.forecastVolatility(),
                chain.scaled(),
                chain.kelly(),
                chain.weight(),
                checks,
                reason,
                account.quantity(),
                equity,
                risk.state());
    }

    /// Blocks entries at once and closes the position at the next open.
    public void halt(String cause) {
        RiskState before = risk.state();
        if (before == RiskState.HALTED) {
            return;
        }
        risk.halt();
        listener.riskChanged(before, RiskState.HALTED, cause);
        closeAtNextOpen();
    }

    /// Ends a halt; a close that was already ordered is still filled.
    public void reset(String cause) {
        RiskState before = risk.state();
        risk.reset(lastOpenTimeMs + interval.millis());
        if (before != RiskState.ACTIVE) {
            listener.riskChanged(before, RiskState.ACTIVE, cause);
        }
    }

    public EngineState state() {
        return new EngineState(
                initialCash,
                account.cash(),
                account.position(),
                pending,
                chain.volatilityState(),
                risk.snapshot(),
                bars == 0 ? null : lastOpenTimeMs,
                lastClose,
                orders,
                bars,
                decided ? null : new EngineState.Undecided(exited, latched));
    }

    /// Whether the last bar has its decision; true before the first one.
    public boolean isDecided() {
        return decided;
    }

    public double cash() {
        return account.cash();
    }

    public double quantity() {
        return account.quantity();
    }

    /// As marked at the last close.
    public double equity() {
        return equity;
    }

    public RiskState riskState() {
        return risk.state();
    }

    public List<DecisionMade.Check> riskChecks() {
        return risk.checks();
    }

    private void fillPending(PaperOrder order, long openTimeMs, double open) {
        pending = null;
        if (!order.opens()) {
            sell(order, openTimeMs, open);
        } else if (WindowSpec.DEFAULT.continues(lastOpenTimeMs, openTimeMs, interval)) {
            double price = costs.buyPrice(open);
            double quantity = costs.quantityFor(order.budget(), price);
            double fee = costs.fee(quantity * price);
            Fill fill =
                    new Fill(
                            order.number(),
                            openTimeMs,
                            quantity,
                            price,
                            fee,
                            quantity * (price - open),
                            order.reason());
            account.open(fill, order.reference());
            listener.filled(fill);
        } else {
            listener.cancelled(order);
        }
    }

    private void checkBarriers(double open, double high, double low, double close) {
        account.countBar();
        double reference = account.reference();
        BarrierHit hit = barrier.hit(reference, high, low, close);
        if (hit != BarrierHit.NONE || account.bars() >= barrier.horizonBars()) {
            closeNow(BarrierExit.reason(hit), barrier.exitPrice(hit, reference, open, close));
        }
    }

    private void markRisk() {
        RiskState before = risk.state();
        RiskState after = risk.mark(lastOpenTimeMs, lastOpenTimeMs + interval.millis(), equity);
        latched = null;
        if (after != before) {
            DecisionReason breach = risk.breach();
            listener.riskChanged(before, after, breach == null ? "RECOVERED" : breach.name());
            if (after == RiskState.HALTED) {
                latched = breach;
                closeAtNextOpen();
            }
        }
    }

    /// Why this bar cannot open a position, whatever the forecast says; null when it can.
    private @Nullable DecisionReason occupied() {
        if (exited != null) {
            return exited;
        }
        if (risk.state() == RiskState.HALTED) {
            return latched != null ? latched : DecisionReason.RISK_HALTED;
        }
        return account.isFlat() ? null : DecisionReason.HOLDING;
    }

    private DecisionReason breachOrReducing() {
        DecisionReason breach = risk.breach();
        return breach == null ? DecisionReason.RISK_REDUCING : breach;
    }

    private void closeAtNextOpen() {
        PaperOrder waiting = pending;
        if (waiting != null && waiting.opens()) {
            pending = null;
            listener.cancelled(waiting);
        }
        if (!account.isFlat() && pending == null) {
            place(0.0, account.quantity(), account.reference(), DecisionReason.EXITED_HALT);
        }
    }

    private void place(double budget, double quantity, double reference, DecisionReason reason) {
        PaperOrder order =
                new PaperOrder(++orders, lastOpenTimeMs, budget, quantity, reference, reason);
        pending = order;
        listener.placed(order);
    }

    private void closeNow(DecisionReason reason, double price) {
        PaperOrder order =
                new PaperOrder(
                        ++orders,
                        lastOpenTimeMs,
                        0.0,
                        account.quantity(),
                        account.reference(),
                        reason);
        listener.placed(order);
        sell(order, lastOpenTimeMs, price);
    }

    private void sell(PaperOrder order, long openTimeMs, double price) {
        double fillPrice = costs.sellPrice(price);
        double fee = costs.fee(order.quantity() * fillPrice);
        Fill fill =
                new Fill(
                        order.number(),
                        openTimeMs,
                        -order.quantity(),
                        fillPrice,
                        fee,
                        order.quantity() * (price - fillPrice),
                        order.reason());
        account.close(fill);
        exited = order.reason();
        listener.filled(fill);
    }
}
