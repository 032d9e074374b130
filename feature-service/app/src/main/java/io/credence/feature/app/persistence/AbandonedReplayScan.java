package io.credence.feature.app.persistence;

import io.credence.feature.app.domain.lease.AbandonedWork;
import io.credence.feature.app.domain.replay.AbandonedReplays;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;

@ApplicationScoped
class AbandonedReplayScan implements AbandonedReplays {

    private final Queries queries;

    @Inject
    AbandonedReplayScan(Queries queries) {
        this.queries = queries;
    }

    @Override
    public List<AbandonedWork> find(Instant now, boolean ofBackfills, int limit) {
        String kind = ofBackfills ? "backfill_id is not null" : "backfill_id is null";
        return AbandonedRows.find(queries, "replay", kind, now, limit);
    }
}
