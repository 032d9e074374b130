package io.credence.strategy.engine.cost;

import io.credence.feature.api.BarrierSpec;
import io.credence.strategy.api.CostModel;

/// What one unit of money spent on a barrier trade wins at the target and loses at the stop, after
/// fee and slippage of both sides. A timeout counts as a stop, which is pessimistic.
///
/// @param win can be negative: the target may not pay its costs
/// @param loss always positive
public record NetPayoff(double win, double loss) {

    public static NetPayoff of(BarrierSpec barrier, CostModel costs) {
        double slippage = costs.slippageBps() * 1e-4;
        double fee = costs.feeBps() * 1e-4;
        double spent = (1.0 + slippage) * (1.0 + fee);
        double kept = (1.0 - slippage) * (1.0 - fee) / spent;
        return new NetPayoff(
                (1.0 + barrier.takeProfit()) * kept - 1.0, 1.0 - (1.0 - barrier.stopLoss()) * kept);
    }

    /// `b`: won per unit lost.
    public double odds() {
        return win / loss;
    }

    /// The probability of the target from which on the trade earns; above 1 when it never does.
    public double breakEven() {
        return loss / (win + loss);
    }
}
