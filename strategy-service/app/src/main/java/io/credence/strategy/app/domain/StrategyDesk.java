package io.credence.strategy.app.domain;

import com.github.f4b6a3.uuid.UuidCreator;
import io.credence.platform.api.PlatformErrorCode;
import io.credence.platform.api.ProblemException;
import io.credence.platform.api.Violation;
import io.credence.strategy.api.RiskPolicy;
import io.credence.strategy.api.StrategySpec;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.LongPredicate;

/// Who may define and change which part of a strategy: traders all but the risk policy, risk
/// officers the risk policy and nothing else.
@ApplicationScoped
public class StrategyDesk {

    /// A strategy, and whether this call made it.
    public record Created(Strategy strategy, boolean isNew) {}

    private final Strategies strategies;
    private final Clock clock;

    StrategyDesk(Strategies strategies, Clock clock) {
        this.strategies = strategies;
        this.clock = clock;
    }

    /// The same name and spec again is the same strategy; another spec under the name is refused.
    @Transactional
    public Created create(StrategySpec spec, Caller caller) {
        if (!caller.riskOfficer() && !spec.risk().equals(RiskPolicy.DEFAULT)) {
            throw forbidden("risk", "only a risk officer may set another policy than the default");
        }
        UUID id = UuidCreator.getTimeOrderedEpoch();
        return strategies
                .add(id, spec, caller.user(), clock.instant())
                .map(added -> new Created(added, true))
                .orElseGet(() -> new Created(existing(spec), false));
    }

    /// Changes what the caller may change.
    ///
    /// @param expected whether the stored version is the one the caller has seen
    @Transactional
    public Strategy change(UUID id, StrategySpec spec, LongPredicate expected, Caller caller) {
        Strategy stored =
                strategies
                        .locked(id)
                        .orElseThrow(() -> ProblemException.notFound("strategy", id.toString()));
        if (!expected.test(stored.version())) {
            throw new ProblemException(
                    PlatformErrorCode.PRECONDITION_FAILED,
                    "the strategy has ETag \"" + stored.version() + "\" now; read it again");
        }
        requireSame("name", stored.spec().name(), spec.name());
        requireSame("instrument", stored.spec().instrument(), spec.instrument());
        requireSame("interval", stored.spec().interval(), spec.interval());
        if (!caller.riskOfficer() && !spec.risk().equals(stored.spec().risk())) {
            throw forbidden("risk", "may be changed by a risk officer only");
        }
        if (!caller.trader() && !spec.withRisk(stored.spec().risk()).equals(stored.spec())) {
            throw forbidden("spec", "may be changed by a trader only, all but risk");
        }
        return spec.equals(stored.spec())
                ? stored
                : strategies.update(id, spec, caller.user(), clock.instant());
    }

    private Strategy existing(StrategySpec spec) {
        Strategy stored =
                strategies
                        .named(spec.name())
                        .orElseThrow(
                                () -> conflict("strategy '" + spec.name() + "' was just made"));
        if (!stored.spec().equals(spec)) {
            throw conflict(
                    "strategy '"
                            + spec.name()
                            + "' exists with other settings; change it with PUT, or choose another"
                            + " name");
        }
        return stored;
    }

    private static void requireSame(String field, String stored, String wanted) {
        if (!stored.equals(wanted)) {
            throw ProblemException.invalid(
                    field, "cannot change, it is '" + stored + "'; create another strategy");
        }
    }

    private static ProblemException conflict(String detail) {
        return new ProblemException(PlatformErrorCode.RESOURCE_CONFLICT, detail);
    }

    private static ProblemException forbidden(String field, String rule) {
        return new ProblemException(
                PlatformErrorCode.PERMISSION_DENIED,
                field + " " + rule,
                List.of(new Violation(field, rule)));
    }
}
