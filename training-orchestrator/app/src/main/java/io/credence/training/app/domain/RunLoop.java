package io.credence.training.app.domain;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Wakes dispatcher and reconciler: by the clock, and when something was committed. Snapshots have
/// a turn of their own, since one may take minutes. Schedules go by the clock alone.
@ApplicationScoped
public class RunLoop {

    // Bare threads: those of Quarkus carry the request that woke them, and with it its tenant.
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

    private final Turn firings;
    private final Turn snapshots;
    private final Turn launches;
    private final Turn reconciliation;
    private volatile boolean stopping;

    RunLoop(ScheduleFirings schedules, Dispatcher dispatcher, Reconciler reconciler, Clock clock) {
        this.firings = new Turn("firing", executor, () -> schedules.fireDue(clock.instant()));
        this.snapshots = new Turn("snapshot", executor, dispatcher::snapshotDue);
        this.launches = new Turn("launch", executor, dispatcher::launchDue);
        this.reconciliation = new Turn("reconciliation", executor, reconciler::reconcile);
    }

    @Scheduled(every = "{credence.training.poll-interval}", identity = "runs")
    void poll() {
        if (!stopping) {
            firings.ask();
        }
        wake();
    }

    void onChange(@Observes(during = TransactionPhase.AFTER_SUCCESS) RunChanged changed) {
        wake();
    }

    void onStop(@Observes ShutdownEvent stop) {
        stopping = true;
        executor.shutdown();
    }

    private void wake() {
        if (stopping) {
            return;
        }
        snapshots.ask();
        launches.ask();
        reconciliation.ask();
    }
}
