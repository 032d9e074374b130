package io.credence.strategy.app.domain;

import io.credence.feature.api.BarrierSpec;
import io.credence.feature.api.BarrierTouch;
import io.credence.strategy.api.CostModel;
import io.credence.strategy.api.RiskPolicy;
import io.credence.strategy.api.SignalSpec;
import io.credence.strategy.api.SizingSpec;
import io.credence.strategy.api.StrategySpec;

/// A strategy to start from.
final class Specs {

    private Specs() {}

    static StrategySpec strategy(String model, RiskPolicy risk) {
        return new StrategySpec(
                "mean",
                "BTC-USD",
                "1m",
                model,
                "champion",
                new BarrierSpec(0.008, 0.004, 8, BarrierTouch.HIGH_LOW),
                new SignalSpec(5, 0.3),
                SizingSpec.DEFAULT,
                CostModel.DEFAULT,
                risk);
    }
}
