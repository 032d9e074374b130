package io.credence.strategy.engine.sizing;

import io.credence.strategy.api.SizingSpec;
import io.credence.strategy.engine.cost.NetPayoff;

/// Fractional Kelly on a binary bet: `f* = (b p - q) / b` with `b` net of cost (Kelly 1956). The
/// result is used as share of equity to buy, not to lose: since a stop loses only part of what was
/// bought, that is the cautious reading.
public final class KellySizing {

    private final double fraction;
    private final double maxWeight;
    private final double odds;

    public KellySizing(SizingSpec spec, NetPayoff payoff) {
        this.fraction = spec.kellyFraction();
        this.maxWeight = spec.maxWeight();
        this.odds = payoff.odds();
    }

    /// Negative for a negative edge. 0 where the target does not pay its costs: the formula would
    /// turn positive there.
    public double fullKelly(double probability) {
        return odds <= 0 ? 0.0 : probability - (1.0 - probability) / odds;
    }

    /// Share of equity to buy: the fraction of Kelly, capped, times the conviction `|scaled|` in
    /// 0..1. The cap comes first, so a weak signal is smaller than a strong one even at the cap. No
    /// edge, no bet.
    public double weight(double fullKelly, double scaled) {
        if (!(fullKelly > 0)) {
            return 0.0;
        }
        return Math.min(fullKelly * fraction, maxWeight) * Math.abs(scaled);
    }
}
