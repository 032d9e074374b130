package io.credence.feature.app.persistence;

import io.credence.feature.app.domain.replay.Backfill;
import io.credence.feature.app.domain.replay.Backfills;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class BackfillRepository implements Backfills, PanacheRepositoryBase<BackfillEntity, UUID> {

    private final ReplayRepository replays;

    @Inject
    BackfillRepository(ReplayRepository replays) {
        this.replays = replays;
    }

    @Override
    public void add(Backfill backfill, String actor) {
        BackfillEntity row = new BackfillEntity();
        row.id = backfill.id();
        row.requestedAt = backfill.requestedAt();
        row.requestedBy = actor;
        // Its shards refer to it.
        persistAndFlush(row);
        backfill.shards().forEach(shard -> replays.add(shard, backfill.id(), actor));
    }

    @Override
    public Optional<Backfill> find(UUID id) {
        return find("id", id)
                .firstResultOptional()
                .map(row -> new Backfill(row.id, row.requestedAt, replays.ofBackfill(id)));
    }
}
