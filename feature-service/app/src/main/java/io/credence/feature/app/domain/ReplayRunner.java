package io.credence.feature.app.domain;

import io.credence.platform.api.TenantId;
import io.credence.platform.service.tenant.SystemScope;
import io.credence.platform.service.tenant.TenantScope;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// Runs replays, one virtual thread each: new ones and those whose worker went away.
@ApplicationScoped
public class ReplayRunner {

    private static final Logger LOG = Logger.getLogger(ReplayRunner.class);
    private static final int MAX_CONCURRENT = 64;

    private final AbandonedReplays abandoned;
    private final ReplayStep step;
    private final Clock clock;
    private final UUID worker = UUID.randomUUID();
    private final Set<UUID> running = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean stopping;

    @Inject
    ReplayRunner(AbandonedReplays abandoned, ReplayStep step, Clock clock) {
        this.abandoned = abandoned;
        this.step = step;
        this.clock = clock;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void takeAbandoned() {
        int free = MAX_CONCURRENT - running.size();
        if (stopping || free <= 0) {
            return;
        }
        List<AbandonedReplays.Found> found =
                SystemScope.call(() -> abandoned.find(clock.instant(), free));
        for (AbandonedReplays.Found replay : found) {
            if (running.add(replay.id())) {
                threads.execute(() -> run(replay.tenant(), replay.id()));
            }
        }
    }

    private void run(TenantId tenant, UUID id) {
        try {
            if (TenantScope.call(tenant, () -> step.claim(id, worker))) {
                advance(tenant, id);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // The lease runs out, and a worker takes the replay up where the last batch left it.
            LOG.errorf(e, "replay %s stopped", id);
        } finally {
            running.remove(id);
        }
    }

    private void advance(TenantId tenant, UUID id) throws InterruptedException {
        while (!stopping) {
            Optional<Duration> pause =
                    TenantScope.call(tenant, () -> step.advance(id, worker)).pause();
            if (pause.isEmpty()) {
                return;
            }
            Thread.sleep(pause.get());
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        threads.shutdownNow();
        if (!threads.awaitTermination(5, TimeUnit.SECONDS)) {
            LOG.warn("a replay did not stop in time; its last batch may be rolled back");
        }
    }
}
