package io.credence.feature.app.persistence;

import io.credence.feature.api.InstrumentId;
import io.credence.feature.api.Interval;
import io.credence.feature.app.domain.bars.Series;
import io.credence.feature.app.domain.replay.Replay;
import io.credence.feature.app.domain.replay.ReplayRequest;
import io.credence.feature.app.domain.replay.Replays;
import io.credence.feature.app.domain.rows.KernelState;
import io.credence.feature.app.domain.sets.FeatureSets;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class ReplayRepository implements Replays, PanacheRepositoryBase<ReplayEntity, UUID> {

    private final FeatureSets sets;

    @Inject
    ReplayRepository(FeatureSets sets) {
        this.sets = sets;
    }

    @Override
    public void add(Replay replay, String actor) {
        add(replay, null, actor);
    }

    void add(Replay replay, @Nullable UUID backfill, String actor) {
        ReplayEntity row = new ReplayEntity();
        ReplayRequest request = replay.request();
        row.id = replay.id();
        row.instrument = request.series().instrument().value();
        row.barInterval = request.series().interval().text();
        row.featureSet = request.set().name();
        row.fromMs = request.fromMs();
        row.toMs = request.toMs();
        row.barsPerSecond = request.barsPerSecond();
        row.warmUpBars = request.warmUpBars();
        row.publishFromMs = replay.publishFromMs();
        row.total = replay.total();
        row.backfillId = backfill;
        row.requestedAt = replay.requestedAt();
        row.requestedBy = actor;
        copyProgress(replay, row);
        persist(row);
    }

    @Override
    public Optional<Replay> find(UUID id) {
        return find("id", id).firstResultOptional().map(this::replay);
    }

    List<Replay> ofBackfill(UUID backfill) {
        return find("backfillId = ?1 order by instrument, fromMs", backfill).stream()
                .map(this::replay)
                .toList();
    }

    @Override
    public boolean claim(UUID id, UUID worker, Instant now, Instant leaseUntil) {
        return Leases.claim(this, id, worker, now, leaseUntil);
    }

    @Override
    public Optional<Replay> owned(UUID id, UUID worker) {
        return Leases.owned(this, id, worker).map(this::replay);
    }

    @Override
    public void save(Replay replay, Instant leaseUntil) {
        ReplayEntity row = find("id", replay.id()).firstResultOptional().orElseThrow();
        copyProgress(replay, row);
        row.leaseUntil = leaseUntil;
    }

    private static void copyProgress(Replay replay, ReplayEntity row) {
        row.nextOpenMs = replay.nextOpenMs();
        KernelState state = replay.engineState();
        row.engineState = state == null ? null : state.toBytes();
        row.state = replay.state();
        row.published = replay.published();
        row.attempts = replay.attempts();
        row.failure = replay.failure();
        row.finishedAt = replay.finishedAt();
    }

    private Replay replay(ReplayEntity row) {
        Series series =
                new Series(new InstrumentId(row.instrument), Interval.parse(row.barInterval));
        return new Replay(
                row.id,
                new ReplayRequest(
                        series,
                        sets.require(row.featureSet),
                        row.fromMs,
                        row.toMs,
                        row.barsPerSecond,
                        row.warmUpBars),
                row.publishFromMs,
                row.nextOpenMs,
                row.engineState == null ? null : KernelState.of(row.engineState),
                row.state,
                row.published,
                row.total,
                row.attempts,
                row.failure,
                row.requestedAt,
                row.finishedAt);
    }
}
