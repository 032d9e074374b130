package io.credence.strategy.app.domain;

import com.github.f4b6a3.uuid.UuidCreator;
import io.credence.feature.api.FeatureRowComputed;
import io.credence.platform.api.ProblemException;
import io.credence.strategy.api.StrategyErrorCode;
import io.credence.strategy.api.StrategySpec;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/// Opens paper portfolios.
@ApplicationScoped
public class PortfolioDesk {

    private final Portfolios portfolios;
    private final Strategies strategies;
    private final ServedModels served;
    private final Clock clock;

    PortfolioDesk(Portfolios portfolios, Strategies strategies, ServedModels served, Clock clock) {
        this.portfolios = portfolios;
        this.strategies = strategies;
        this.served = served;
        this.clock = clock;
    }

    /// Refuses to follow live bars with a model that is known to get no rows, because its feature
    /// set is not live or is another than it was trained on: the portfolio would never trade, and
    /// only its decisions would say why. Asks another service, so it stays outside transactions.
    public void requireForecasts(UUID strategyId, String stream) {
        StrategySpec spec = spec(strategyId);
        if (stream.equals(FeatureRowComputed.LIVE)) {
            served.missingRows(spec.model(), spec.alias())
                    .ifPresent(missing -> {
                        throw missing.changed()
                                ? changed(spec, missing.set())
                                : notLive(spec, missing.set());
                    });
        }
    }

    /// Opens one that trades from the next prediction of its stream on.
    @Transactional
    public Portfolio open(UUID strategyId, String stream, double cash, String user) {
        spec(strategyId);
        UUID id = UuidCreator.getTimeOrderedEpoch();
        Portfolio portfolio = Portfolio.opened(id, strategyId, stream, cash, clock.instant(), user);
        portfolios.add(portfolio);
        return portfolio;
    }

    private StrategySpec spec(UUID strategyId) {
        return strategies
                .find(strategyId)
                .map(Strategy::spec)
                .orElseThrow(() -> ProblemException.notFound("strategy", strategyId.toString()));
    }

    private static ProblemException changed(StrategySpec spec, String set) {
        return new ProblemException(
                StrategyErrorCode.FEATURE_SET_CHANGED,
                "the feature set '%s' has changed since %s@%s was trained, so no forecast would come; train the model again on the set as it is now, and move the alias to the new version first"
                        .formatted(set, spec.model(), spec.alias()));
    }

    private static ProblemException notLive(StrategySpec spec, String set) {
        return new ProblemException(
                StrategyErrorCode.FEATURE_SET_NOT_LIVE,
                "%s@%s reads the feature set '%s', which is not live, so no forecast would come; PUT /api/v1/feature-sets/%s/live with {\"live\": true} first"
                        .formatted(spec.model(), spec.alias(), set, set));
    }
}
