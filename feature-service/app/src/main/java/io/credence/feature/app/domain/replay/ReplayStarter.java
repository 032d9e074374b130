package io.credence.feature.app.domain.replay;

import io.credence.feature.api.FeatureErrorCode;
import io.credence.feature.app.domain.bars.BarHistory;
import io.credence.feature.app.domain.bars.Series;
import io.credence.platform.api.PlatformErrorCode;
import io.credence.platform.api.ProblemException;
import io.credence.platform.service.tenant.TenantContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/// Writes a replay down; a worker finds it there.
@ApplicationScoped
public class ReplayStarter {

    private final Replays replays;
    private final BarHistory history;
    private final TenantContext caller;
    private final Clock clock;

    @Inject
    ReplayStarter(Replays replays, BarHistory history, TenantContext caller, Clock clock) {
        this.replays = replays;
        this.history = history;
        this.caller = caller;
        this.clock = clock;
    }

    @Transactional
    public Replay start(UUID id, ReplayRequest request) {
        if (replays.find(id).isPresent()) {
            throw new ProblemException(
                    PlatformErrorCode.RESOURCE_CONFLICT, "replay '" + id + "' exists already");
        }
        Replay replay = planned(id, request);
        if (replay.total() == 0) {
            throw new ProblemException(
                    FeatureErrorCode.NOT_ENOUGH_DATA, "no bar is stored in the range");
        }
        replays.add(replay, caller.user());
        return replay;
    }

    /// A replay that nobody has heard of yet.
    Replay planned(UUID id, ReplayRequest request) {
        Series series = request.series();
        long publishFrom =
                request.warmUpBars() == 0
                        ? request.fromMs()
                        : history.nthBefore(series, request.fromMs(), request.warmUpBars())
                                .orElse(request.fromMs());
        return new Replay(
                id,
                request,
                publishFrom,
                history.foldStart(series, publishFrom),
                null,
                ReplayState.RUNNING,
                0,
                history.count(series, publishFrom, request.toMs()),
                0,
                null,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                null);
    }
}
