package io.credence.strategy.app.domain;

import com.github.f4b6a3.uuid.UuidCreator;
import io.credence.feature.api.Interval;
import io.credence.platform.api.ProblemException;
import io.credence.strategy.api.StrategyErrorCode;
import io.credence.strategy.api.StrategySpec;
import io.credence.strategy.app.config.StrategyConfig;
import io.credence.strategy.app.domain.ForecastHistory.Forecasts;
import io.credence.strategy.app.domain.LedgerPages.EquityColumns;
import io.credence.strategy.engine.backtest.Backtest;
import io.credence.strategy.engine.backtest.BacktestResult;
import io.credence.strategy.engine.backtest.BarSeries;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/// Runs a strategy over stored bars and the forecasts of its model.
@ApplicationScoped
public class BacktestDesk {

    private final Strategies strategies;
    private final MarketHistory market;
    private final ForecastHistory history;
    private final StrategyConfig.Backtests limits;
    private final Clock clock;

    BacktestDesk(
            Strategies strategies,
            MarketHistory market,
            ForecastHistory history,
            StrategyConfig config,
            Clock clock) {
        this.strategies = strategies;
        this.market = market;
        this.history = history;
        this.limits = config.backtests();
        this.clock = clock;
    }

    /// Asks two services, so it belongs outside of transactions; the result is not stored yet.
    public StoredBacktest run(BacktestRequest request, String user) {
        StrategySpec spec =
                strategies
                        .find(request.strategyId())
                        .map(Strategy::spec)
                        .orElseThrow(() ->
                                ProblemException.notFound(
                                        "strategy", request.strategyId().toString()));
        Interval interval = spec.bars();
        requireRange(request, interval);
        long warmFromMs = request.fromMs() - limits.warmUpBars() * interval.millis();
        BarSeries bars =
                market.bars(spec.instrument(), spec.interval(), warmFromMs, request.toMs());
        int warmUp = warmUpBars(bars, request.fromMs());
        if (warmUp == bars.size()) {
            throw new ProblemException(
                    StrategyErrorCode.NO_BARS,
                    "there are no bars of "
                            + spec.instrument()
                            + " "
                            + spec.interval()
                            + " from fromMs to toMs");
        }
        Forecasts forecasts =
                history.forecasts(
                        new ForecastHistory.Source(
                                spec.instrument(), spec.interval(), spec.model(), spec.alias()),
                        request.modelVersion(),
                        request.fromMs(),
                        request.toMs());
        requireSameBarrier(spec, forecasts);
        if (forecasts.byOpenTimeMs().isEmpty()) {
            throw new ProblemException(
                    StrategyErrorCode.NO_PREDICTIONS,
                    "model '" + spec.model() + "' forecasts none of these bars");
        }
        BacktestResult result =
                new Backtest(spec, request.initialCash(), warmUp)
                        .run(bars, probabilities(bars, forecasts));
        return outcome(request, spec, forecasts, bars, result, user);
    }

    private static void requireSameBarrier(StrategySpec spec, Forecasts forecasts) {
        if (!spec.barrier().equals(forecasts.barrier())) {
            throw new ProblemException(
                    StrategyErrorCode.BARRIER_MISMATCH,
                    "model '%s' version %s forecasts %s, the strategy exits by %s"
                            .formatted(
                                    spec.model(),
                                    forecasts.modelVersion(),
                                    forecasts.barrier(),
                                    spec.barrier()));
        }
    }

    private void requireRange(BacktestRequest request, Interval interval) {
        if (request.fromMs() >= request.toMs()) {
            throw ProblemException.invalid("fromMs", "must be before toMs");
        }
        // From a span of hundreds of millions of years a difference overflows.
        if (request.fromMs() < 0 || request.toMs() > 253_402_300_800_000L) {
            throw ProblemException.invalid(
                    "fromMs", "and toMs must lie between the years 1970 and 9999");
        }
        if ((request.toMs() - request.fromMs()) / interval.millis() > limits.maxBars()) {
            throw ProblemException.invalid(
                    "toMs", "must be at most " + limits.maxBars() + " bars after fromMs");
        }
    }

    private static int warmUpBars(BarSeries bars, long fromMs) {
        int before = 0;
        while (before < bars.size() && bars.openTimeMs(before) < fromMs) {
            before++;
        }
        return before;
    }

    private static double[] probabilities(BarSeries bars, Forecasts forecasts) {
        double[] probability = new double[bars.size()];
        Arrays.setAll(
                probability,
                i -> forecasts.byOpenTimeMs().getOrDefault(bars.openTimeMs(i), Double.NaN));
        return probability;
    }

    private StoredBacktest outcome(
            BacktestRequest request,
            StrategySpec spec,
            Forecasts forecasts,
            BarSeries bars,
            BacktestResult result,
            String user) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        return new StoredBacktest(
                id,
                request.strategyId(),
                spec,
                request.fromMs(),
                request.toMs(),
                request.initialCash(),
                forecasts.modelVersion(),
                result.statistics(),
                result.finalState().risk().state(),
                clock.instant(),
                user,
                curve(bars, result),
                result.trades());
    }

    // Every n-th point, the last one always: the curve must end where the statistics do.
    private EquityColumns curve(BarSeries bars, BacktestResult result) {
        int size = result.equity().length;
        int first = bars.size() - size;
        int stride = Math.ceilDiv(size, limits.curvePoints());
        List<Integer> kept =
                IntStream.range(0, size)
                        .filter(i -> i == size - 1 || i % stride == 0)
                        .boxed()
                        .toList();
        return new EquityColumns(
                kept.stream().map(i -> result.openTimeMs()[i]).toList(),
                kept.stream().map(i -> result.equity()[i]).toList(),
                kept.stream().map(i -> result.position()[i]).toList(),
                kept.stream().map(i -> bars.bar(first + i).close()).toList());
    }
}
