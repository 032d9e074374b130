package io.credence.prediction.app.serving;

import io.credence.platform.api.TenantId;
import io.credence.prediction.inference.pool.ModelPool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What each tenant's synchronisation remembers from one run to the next.
@ApplicationScoped
class TenantSyncs {

    private final ModelLoader loader;
    private final ModelPool pool;
    private final ServingBoard board;
    private final Clock clock;
    private final Map<TenantId, TenantSync> syncs = new ConcurrentHashMap<>();

    TenantSyncs(ModelLoader loader, ModelPool pool, ServingBoard board, Clock clock) {
        this.loader = loader;
        this.pool = pool;
        this.board = board;
        this.clock = clock;
    }

    TenantSync of(TenantId tenant) {
        return syncs.computeIfAbsent(tenant, t -> new TenantSync(t, loader, pool, board, clock));
    }
}
