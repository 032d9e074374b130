package io.credence.strategy.engine.risk;

import io.credence.feature.api.Interval;
import io.credence.strategy.api.DecisionMade.Check;
import io.credence.strategy.api.DecisionReason;
import io.credence.strategy.api.RiskPolicy;
import io.credence.strategy.api.RiskState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Watches marked equity, open positions included. A broken limit makes trading REDUCING at once;
/// broken on `confirmations` bars in a row it makes it HALTED, which only [#reset] ends. A breach
/// that passes before that (one bad tick) frees trading again. A limit is broken above it, not at
/// it.
public final class RiskMonitor {

    private final RiskPolicy policy;
    private final EquityWindow window;
    private RiskState state;
    private double peak;
    private double equity;
    private int breaches;

    public RiskMonitor(RiskPolicy policy, Interval interval, RiskMonitorState restored) {
        this.policy = policy;
        this.window = new EquityWindow(interval);
        this.state = restored.state();
        this.peak = restored.peak();
        this.equity = restored.equity();
        this.breaches = restored.breaches();
        window.restore(restored.samples(), restored.sumOfSquares(), restored.equity());
    }

    /// Takes the equity of one more bar.
    ///
    /// @param openTimeMs the bar's opening: where the first window starts
    /// @param closeTimeMs the moment of the mark
    public RiskState mark(long openTimeMs, long closeTimeMs, double marked) {
        if (window.isEmpty()) {
            window.start(openTimeMs, equity);
        }
        equity = marked;
        peak = Math.max(peak, marked);
        window.mark(closeTimeMs, marked);
        if (state != RiskState.HALTED) {
            breaches = breach() == null ? 0 : breaches + 1;
            state = next();
        }
        return state;
    }

    /// The first broken limit, or null.
    public @Nullable DecisionReason breach() {
        if (drawdown() > policy.maxDrawdown()) {
            return DecisionReason.RISK_DRAWDOWN;
        }
        if (window.loss() > policy.maxDailyLoss()) {
            return DecisionReason.RISK_DAILY_LOSS;
        }
        if (window.variance() > policy.maxVolatility() * policy.maxVolatility()) {
            return DecisionReason.RISK_VOLATILITY;
        }
        return null;
    }

    public void halt() {
        state = RiskState.HALTED;
    }

    /// Frees trading. Peak and windows start anew from the present equity: measured from the old
    /// ones, the next bar would halt again and the reset would mean nothing.
    public void reset(long timeMs) {
        state = RiskState.ACTIVE;
        breaches = 0;
        peak = equity;
        if (!window.isEmpty()) {
            window.start(timeMs, equity);
        }
    }

    public RiskState state() {
        return state;
    }

    /// Fraction below the peak.
    public double drawdown() {
        return 1.0 - equity / peak;
    }

    /// Rolling 24 hours; 0 for a gain.
    public double dailyLoss() {
        return window.isEmpty() ? 0.0 : Math.max(0.0, window.loss());
    }

    /// Standard deviation of the 24-hour return, as realised over the last 24 hours.
    public double volatility() {
        return window.isEmpty() ? 0.0 : Math.sqrt(window.variance());
    }

    public List<Check> checks() {
        return List.of(
                check("drawdown", drawdown(), policy.maxDrawdown()),
                check("dailyLoss", dailyLoss(), policy.maxDailyLoss()),
                check("volatility", volatility(), policy.maxVolatility()));
    }

    public RiskMonitorState snapshot() {
        return new RiskMonitorState(
                state, peak, equity, breaches, window.sumOfSquares(), window.samples());
    }

    private RiskState next() {
        if (breaches == 0) {
            return RiskState.ACTIVE;
        }
        return breaches >= policy.confirmations() ? RiskState.HALTED : RiskState.REDUCING;
    }

    private static Check check(String name, double observed, double limit) {
        return new Check(name, observed <= limit, observed, limit);
    }
}
