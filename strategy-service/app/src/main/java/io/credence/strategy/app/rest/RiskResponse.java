package io.credence.strategy.app.rest;

import io.credence.strategy.api.DecisionMade.Check;
import io.credence.strategy.api.RiskPolicy;
import io.credence.strategy.api.RiskState;
import io.credence.strategy.app.domain.LedgerPages.DatedRiskChange;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What trading is allowed, why, and how far the limits are.
///
/// @param cause why trading is limited; null while it is not
/// @param events newest first
record RiskResponse(
        RiskState state,
        @Nullable String cause,
        @Nullable String actor,
        @Nullable Instant changedAt,
        List<Check> checks,
        RiskPolicy policy,
        List<Event> events) {

    record Event(RiskState from, RiskState to, String cause, String actor, Instant at) {

        static Event from(DatedRiskChange dated) {
            return new Event(
                    dated.change().from(),
                    dated.change().to(),
                    dated.change().cause(),
                    dated.change().actor(),
                    dated.at());
        }
    }

    static RiskResponse from(
            RiskState state, List<Check> checks, RiskPolicy policy, List<DatedRiskChange> changes) {
        List<Event> events = changes.stream().map(Event::from).toList();
        Event last = events.isEmpty() ? null : events.getFirst();
        // While trading is free, the last event says nothing about the present.
        Event limiting = state == RiskState.ACTIVE ? null : last;
        return new RiskResponse(
                state,
                limiting == null ? null : limiting.cause(),
                limiting == null ? null : limiting.actor(),
                last == null ? null : last.at(),
                checks,
                policy,
                events);
    }
}
