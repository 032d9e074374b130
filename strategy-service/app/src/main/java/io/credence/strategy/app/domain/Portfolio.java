package io.credence.strategy.app.domain;

import io.credence.strategy.engine.EngineState;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/// Paper money that follows one strategy on one stream of predictions.
///
/// @param stream `live`, or the id of a replay
public record Portfolio(
        UUID id,
        UUID strategyId,
        String stream,
        EngineState engine,
        PaperSummary summary,
        Instant createdAt,
        String createdBy) {

    public static Portfolio opened(
            UUID id, UUID strategyId, String stream, double cash, Instant at, String user) {
        return new Portfolio(
                id,
                strategyId,
                stream,
                EngineState.starting(cash),
                PaperSummary.starting(cash),
                at,
                user);
    }

    /// As marked at the last close.
    public double equity() {
        return engine.risk().equity();
    }

    public double position() {
        return engine.position() == null ? 0.0 : engine.position().quantity();
    }

    /// Whether the bar, or one after it, was already marked.
    public boolean hasSeen(long openTimeMs) {
        Long last = engine.lastOpenTimeMs();
        return last != null && openTimeMs <= last;
    }

    /// Whether the last bar was marked and waits for its decision.
    public boolean isUndecided() {
        return engine.undecided() != null;
    }

    /// Whether the bar is still to be marked or decided on.
    public boolean wants(long openTimeMs) {
        return !hasSeen(openTimeMs)
                || (isUndecided() && Objects.equals(engine.lastOpenTimeMs(), openTimeMs));
    }

    Portfolio with(EngineState state, PaperSummary sums) {
        return new Portfolio(id, strategyId, stream, state, sums, createdAt, createdBy);
    }
}
