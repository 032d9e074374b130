package io.credence.strategy.engine;

import io.credence.feature.api.Interval;
import io.credence.strategy.api.DecisionMade.Check;
import io.credence.strategy.api.DecisionReason;
import io.credence.strategy.api.RiskPolicy;
import io.credence.strategy.api.StrategySpec;
import io.credence.strategy.engine.cost.NetPayoff;
import io.credence.strategy.engine.signal.SignalRule;
import io.credence.strategy.engine.signal.VolatilityForecast;
import io.credence.strategy.engine.signal.VolatilityState;
import io.credence.strategy.engine.sizing.KellySizing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// From a probability to the size of an order. The stages of the last evaluation stay readable; NaN
/// marks one that was not reached.
final class DecisionChain {

    private final SignalRule signalRule;
    private final KellySizing kellySizing;
    private final RiskPolicy policy;
    private final double minOrderValue;
    private final VolatilityForecast volatility;

    private double signal;
    private double forecastVolatility;
    private double scaled;
    private double kelly;
    private double wanted;
    private double weight;
    private double budget;

    DecisionChain(StrategySpec spec, Interval interval, VolatilityState state) {
        this.signalRule = new SignalRule(spec.signal());
        this.kellySizing =
                new KellySizing(spec.sizing(), NetPayoff.of(spec.barrier(), spec.costs()));
        this.policy = spec.risk();
        this.minOrderValue = spec.sizing().minOrderValue();
        this.volatility = new VolatilityForecast(interval, state);
    }

    void step(long openTimeMs, double close) {
        volatility.step(openTimeMs, close);
    }

    VolatilityState volatilityState() {
        return volatility.state();
    }

    void clear() {
        signal = Double.NaN;
        forecastVolatility = Double.NaN;
        scaled = Double.NaN;
        kelly = Double.NaN;
        wanted = Double.NaN;
        weight = Double.NaN;
        budget = Double.NaN;
    }

    /// Direction only: null when there is a long signal to size, else why there is none.
    @Nullable DecisionReason direct(double probability) {
        if (Double.isNaN(probability)) {
            return DecisionReason.NO_FORECAST;
        }
        signal = signalRule.signal(probability);
        forecastVolatility = volatility.annualised();
        if (Double.isNaN(forecastVolatility)) {
            return DecisionReason.NOT_WARM;
        }
        scaled = signalRule.scale(signal, forecastVolatility);
        if (signal < 0) {
            return DecisionReason.NO_LONG_SIGNAL;
        }
        return signalRule.insideDeadband(scaled) ? DecisionReason.INSIDE_DEADBAND : null;
    }

    /// Kelly, then the caps, of a portfolio that holds `cash` and nothing else. `breach` is a limit
    /// that is broken at present.
    DecisionReason size(double probability, double cash, @Nullable DecisionReason breach) {
        kelly = kellySizing.fullKelly(probability);
        wanted = kellySizing.weight(kelly, scaled);
        weight = 0.0;
        if (!(wanted > 0)) {
            return DecisionReason.EDGE_NOT_POSITIVE;
        }
        if (breach != null) {
            return breach;
        }
        double allowed = Math.min(policy.maxNavFraction(), policy.maxLeverage());
        weight = Math.min(wanted, allowed);
        budget = weight * cash;
        if (budget < minOrderValue || !(budget > 0)) {
            return wanted > allowed ? tighterCap() : DecisionReason.SIZE_BELOW_MINIMUM;
        }
        return DecisionReason.ENTERED;
    }

    double budget() {
        return budget;
    }

    @Nullable Double signal() {
        return reached(signal);
    }

    @Nullable Double forecastVolatility() {
        return reached(forecastVolatility);
    }

    @Nullable Double scaled() {
        return reached(scaled);
    }

    @Nullable Double kelly() {
        return reached(kelly);
    }

    @Nullable Double weight() {
        return reached(weight);
    }

    /// The limits that sizing met; a failed cap made the order smaller, a failed minimum ended it.
    List<Check> checks() {
        if (Double.isNaN(budget)) {
            return List.of();
        }
        return List.of(
                atMost("nav", wanted, policy.maxNavFraction()),
                atMost("leverage", wanted, policy.maxLeverage()),
                new Check("minOrderValue", budget >= minOrderValue, budget, minOrderValue));
    }

    private DecisionReason tighterCap() {
        return policy.maxNavFraction() <= policy.maxLeverage()
                ? DecisionReason.RISK_NAV_LIMIT
                : DecisionReason.RISK_LEVERAGE_LIMIT;
    }

    private static Check atMost(String name, double observed, double limit) {
        return new Check(name, observed <= limit, observed, limit);
    }

    private static @Nullable Double reached(double stage) {
        return Double.isNaN(stage) ? null : stage;
    }
}
