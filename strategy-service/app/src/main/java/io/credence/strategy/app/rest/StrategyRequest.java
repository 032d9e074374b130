package io.credence.strategy.app.rest;

import static io.credence.platform.service.request.RequestValues.required;
import static io.credence.platform.service.request.RequestValues.validParts;

import io.credence.feature.api.BarrierSpec;
import io.credence.strategy.api.CostModel;
import io.credence.strategy.api.RiskPolicy;
import io.credence.strategy.api.SignalSpec;
import io.credence.strategy.api.SizingSpec;
import io.credence.strategy.api.StrategySpec;
import org.jspecify.annotations.Nullable;

/// A strategy as asked for; signal, sizing, costs and risk have defaults.
record StrategyRequest(
        @Nullable String name,
        @Nullable String instrument,
        @Nullable String interval,
        @Nullable String model,
        @Nullable String alias,
        @Nullable BarrierSpec barrier,
        @Nullable SignalSpec signal,
        @Nullable SizingRequest sizing,
        @Nullable CostModel costs,
        @Nullable RiskPolicy risk) {

    record SizingRequest(double kellyFraction, double maxWeight, @Nullable Double minOrderValue) {

        SizingSpec toSpec() {
            return minOrderValue == null
                    ? new SizingSpec(kellyFraction, maxWeight)
                    : new SizingSpec(kellyFraction, maxWeight, minOrderValue);
        }
    }

    StrategySpec toSpec() {
        return spec(RiskPolicy.DEFAULT);
    }

    /// For an update, where an absent risk policy stays as it is.
    StrategySpec toSpec(RiskPolicy stored) {
        return spec(stored);
    }

    private StrategySpec spec(RiskPolicy otherwise) {
        BarrierSpec exits = required("barrier", barrier);
        return validParts(
                "",
                () ->
                        new StrategySpec(
                                required("name", name),
                                required("instrument", instrument),
                                required("interval", interval),
                                required("model", model),
                                required("alias", alias),
                                exits,
                                signal == null ? SignalSpec.DEFAULT : signal,
                                sizing == null ? SizingSpec.DEFAULT : sizing.toSpec(),
                                costs == null ? CostModel.DEFAULT : costs,
                                risk == null ? otherwise : risk));
    }
}
