package io.credence.strategy.app.rest;

import io.credence.platform.api.ProblemException;
import io.credence.platform.service.request.RequestValues;
import io.credence.strategy.app.domain.BacktestRequest;
import io.credence.strategy.engine.EngineState;
import org.jspecify.annotations.Nullable;

/// A backtest as asked for: bars with `fromMs <= openTimeMs < toMs`.
record BacktestBody(
        @Nullable String strategyId,
        @Nullable Long fromMs,
        @Nullable Long toMs,
        @Nullable Double initialCash,
        @Nullable Integer modelVersion) {

    BacktestRequest toRequest() {
        double cash = RequestValues.required("initialCash", initialCash);
        RequestValues.validParts("", () -> EngineState.starting(cash));
        if (modelVersion != null && modelVersion < 1) {
            throw ProblemException.invalid("modelVersion", "must be a whole number from 1 on");
        }
        return new BacktestRequest(
                RequestValues.reference("strategyId", strategyId),
                RequestValues.required("fromMs", fromMs),
                RequestValues.required("toMs", toMs),
                cash,
                modelVersion);
    }
}
