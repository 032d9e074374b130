package io.credence.feature.app.domain.lease;

import io.credence.platform.api.TenantId;
import io.credence.platform.service.tenant.SystemScope;
import io.credence.platform.service.tenant.TenantScope;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// Runs leased work, one virtual thread each: what is new and what another worker left, and the
/// next when one is done.
public final class LeasedRunner {

    private static final Logger LOG = Logger.getLogger(LeasedRunner.class);

    private final LeasedWork work;
    private final int maxConcurrent;
    private final Clock clock;
    private final UUID worker = UUID.randomUUID();
    private final Set<UUID> running = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean stopping;

    public LeasedRunner(LeasedWork work, int maxConcurrent, Clock clock) {
        this.work = work;
        this.maxConcurrent = maxConcurrent;
        this.clock = clock;
    }

    public synchronized void takeAbandoned() {
        int free = maxConcurrent - running.size();
        if (stopping || free <= 0) {
            return;
        }
        for (AbandonedWork found : SystemScope.call(() -> work.abandoned(clock.instant(), free))) {
            if (running.add(found.id())) {
                threads.execute(() -> {
                    run(found.tenant(), found.id());
                    takeAbandoned();
                });
            }
        }
    }

    private void run(TenantId tenant, UUID id) {
        try {
            if (TenantScope.call(tenant, () -> work.claim(id, worker))) {
                advance(tenant, id);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // The lease runs out, and a worker takes it up where the last step left it.
            LOG.errorf(e, "%s %s stopped", work.name(), id);
        } finally {
            running.remove(id);
        }
    }

    private void advance(TenantId tenant, UUID id) throws InterruptedException {
        while (!stopping) {
            Optional<Duration> pause = TenantScope.call(tenant, () -> work.advance(id, worker));
            if (pause.isEmpty() || work.letsGo(pause.get())) {
                return;
            }
            // What others ask of the worker: replays keep a pace, exchanges a moment between pages.
            Thread.sleep(pause.get());
        }
    }

    public void stop() throws InterruptedException {
        stopping = true;
        threads.shutdownNow();
        if (!threads.awaitTermination(5, TimeUnit.SECONDS)) {
            LOG.warnf("a %s did not stop in time; its last step may be rolled back", work.name());
        }
    }
}
