package io.credence.training.app.domain;

import io.credence.platform.service.tenant.SystemScope;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How long the run has waited that waits longest, of all tenants; 0 if none waits. [RunMetrics]
/// says how long a run waited once it starts, and of one that never starts nothing.
@ApplicationScoped
class WaitingRuns {

    private static final double MILLIS = 1_000.0;

    private final RunQueue queue;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Gauge age;
    private volatile Optional<Instant> since = Optional.empty();

    WaitingRuns(RunQueue queue, Clock clock, MeterRegistry meters) {
        this.queue = queue;
        this.clock = clock;
        this.meters = meters;
        this.age =
                Gauge.builder("credence.training.oldest.waiting", this, WaitingRuns::seconds)
                        .baseUnit("seconds")
                        .register(meters);
    }

    /// The registry outlives an application that is started again in the same JVM.
    @PreDestroy
    void unregister() {
        meters.remove(age);
    }

    /// By the clock, so that Prometheus never waits for the database. In between, the age goes on.
    @Scheduled(
            every = "{credence.training.poll-interval}",
            identity = "waiting runs",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        since = SystemScope.call(() -> QuarkusTransaction.requiringNew().call(queue::waitingSince));
    }

    private double seconds() {
        return since.map(start -> Duration.between(start, clock.instant()).toMillis() / MILLIS)
                .orElse(0.0);
    }
}
