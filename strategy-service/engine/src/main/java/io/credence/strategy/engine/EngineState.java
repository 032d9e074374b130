package io.credence.strategy.engine;

import io.credence.strategy.api.DecisionReason;
import io.credence.strategy.engine.execution.PaperOrder;
import io.credence.strategy.engine.portfolio.Position;
import io.credence.strategy.engine.risk.RiskMonitorState;
import io.credence.strategy.engine.signal.VolatilityState;
import org.jspecify.annotations.Nullable;

/// Everything a trading engine remembers between bars. An engine restored from it continues with
/// the same bits; numbers only, so it survives JSON.
///
/// @param pending fills at the next bar's open
/// @param lastOpenTimeMs null before the first bar
/// @param orders how many orders were placed
/// @param undecided what the decision on the last bar still needs; null once it is made, and in
///   states from before decisions could follow their bar
public record EngineState(
        double initialCash,
        double cash,
        @Nullable Position position,
        @Nullable PaperOrder pending,
        VolatilityState volatility,
        RiskMonitorState risk,
        @Nullable Long lastOpenTimeMs,
        double lastClose,
        long orders,
        long bars,
        @Nullable Undecided undecided) {

    /// A bar that was marked and not decided on yet.
    ///
    /// @param exited why it closed a position; null when it closed none
    /// @param latched why it halted trading; null when it did not
    public record Undecided(@Nullable DecisionReason exited, @Nullable DecisionReason latched) {}

    public static EngineState starting(double cash) {
        if (!(cash > 0 && cash <= 1e15)) {
            throw new IllegalArgumentException("initialCash must be in (0, 1e15], was " + cash);
        }
        return new EngineState(
                cash,
                cash,
                null,
                null,
                VolatilityState.EMPTY,
                RiskMonitorState.starting(cash),
                null,
                0.0,
                0,
                0,
                null);
    }
}
