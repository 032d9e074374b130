package io.credence.prediction.app.serving;

import io.credence.platform.api.TenantId;
import io.credence.prediction.app.client.RegistryClient;
import io.credence.prediction.app.config.PredictionConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/// Reads every tenant's aliases at the start, when one moves, and now and then; loads in the
/// background on one platform thread, so that serving keeps the other cores.
@ApplicationScoped
public class ModelSync {

    private static final Logger LOG = Logger.getLogger(ModelSync.class);
    private static final int MAX_DOUBLINGS = 16;
    // Until the first champions are loaded the service is not ready, and others wait for it.
    private static final Duration LONGEST_PAUSE_AT_START = Duration.ofSeconds(1);

    private final RegistryClient registry;
    private final TenantSyncs syncs;
    private final InferenceMetrics metrics;
    private final FeatureSetStates sets;
    private final PredictionConfig.Models config;
    private final Clock clock;

    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("model-loader").daemon(true).factory());
    private final Set<TenantId> queued = ConcurrentHashMap.newKeySet();
    private final CountDownLatch started = new CountDownLatch(1);
    // Open once a tenant's champions were all loaded or refused.
    private final Map<TenantId, CountDownLatch> settled = new ConcurrentHashMap<>();
    private final Instant patientUntil;
    private final Map<TenantId, Integer> failures = new ConcurrentHashMap<>();
    private final Map<TenantId, String> causes = new ConcurrentHashMap<>();

    ModelSync(
            RegistryClient registry,
            TenantSyncs syncs,
            InferenceMetrics metrics,
            FeatureSetStates sets,
            PredictionConfig config,
            Clock clock) {
        this.registry = registry;
        this.syncs = syncs;
        this.metrics = metrics;
        this.sets = sets;
        this.config = config.models();
        this.clock = clock;
        this.patientUntil = clock.instant().plus(config.stream().startPatience());
    }

    /// Begins to serve these tenants.
    void start(Set<TenantId> tenants) {
        tenants.forEach(tenant -> settled.put(tenant, new CountDownLatch(1)));
        started.countDown();
        tenants.forEach(this::request);
        long pause = config.resync().toMillis();
        Future<?> _ =
                thread.scheduleWithFixedDelay(
                        () -> tenants.forEach(this::request), pause, pause, TimeUnit.MILLISECONDS);
    }

    void stop() {
        thread.shutdownNow();
    }

    /// Reads a tenant's aliases soon; requests that wait already are merged.
    public void request(TenantId tenant) {
        if (queued.add(tenant)) {
            thread.execute(() -> sync(tenant));
        }
    }

    /// Tenants whose champions were not all loaded or refused yet since the start.
    Set<TenantId> unsettled() {
        return settled.entrySet().stream()
                .filter(entry -> entry.getValue().getCount() > 0)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// Waits until a tenant's champions serve or never will, but not for ever after the start.
    public void awaitSettled(TenantId tenant) {
        try {
            if (started.await(patience(), TimeUnit.MILLISECONDS)) {
                CountDownLatch latch = settled.get(tenant);
                if (latch != null) {
                    boolean _ = latch.await(patience(), TimeUnit.MILLISECONDS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private long patience() {
        return Duration.between(clock.instant(), patientUntil).toMillis();
    }

    private void sync(TenantId tenant) {
        // Before reading: an event that comes while we read asks for another round.
        queued.remove(tenant);
        try {
            TenantSync.Outcome outcome = syncs.of(tenant).run(registry.servedAliases(tenant));
            metrics.refresh();
            sets.request(tenant);
            if (outcome.requiredSettled()) {
                settle(tenant);
            }
            if (outcome.complete()) {
                failures.remove(tenant);
                causes.remove(tenant);
            } else {
                retry(tenant);
            }
        } catch (RuntimeException | Error e) {
            // An executor would swallow a native library that does not link.
            String cause = e.toString();
            if (!cause.equals(causes.put(tenant, cause))) {
                LOG.warnf("models of tenant %s cannot be read and are tried again: %s", tenant, e);
                LOG.debug("cause", e);
            }
            retry(tenant);
        }
    }

    private void settle(TenantId tenant) {
        CountDownLatch latch = settled.get(tenant);
        if (latch != null) {
            latch.countDown();
        }
    }

    private void retry(TenantId tenant) {
        int count = failures.merge(tenant, 1, Integer::sum);
        Duration pause = config.retry().multipliedBy(1L << Math.min(count - 1, MAX_DOUBLINGS));
        if (unsettled().contains(tenant) && pause.compareTo(LONGEST_PAUSE_AT_START) > 0) {
            pause = LONGEST_PAUSE_AT_START;
        }
        if (pause.compareTo(config.resync()) < 0) {
            Future<?> _ =
                    thread.schedule(() -> request(tenant), pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }
}
