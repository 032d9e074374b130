package io.credence.feature.app.domain.imports;

import io.credence.feature.app.domain.lease.AbandonedWork;
import io.credence.feature.app.domain.lease.LeasedRunner;
import io.credence.feature.app.domain.lease.LeasedWork;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Runs imports from exchanges. Few at once: they share what an exchange allows.
@ApplicationScoped
class ExchangeImportRunner implements LeasedWork {

    private static final int MAX_CONCURRENT = 4;

    private final AbandonedImports abandoned;
    private final ExchangeImportStep step;
    private final LeasedRunner runner;

    @Inject
    ExchangeImportRunner(AbandonedImports abandoned, ExchangeImportStep step, Clock clock) {
        this.abandoned = abandoned;
        this.step = step;
        this.runner = new LeasedRunner(this, MAX_CONCURRENT, clock);
    }

    @Scheduled(
            every = "1s",
            identity = "exchange imports",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void takeAbandoned() {
        runner.takeAbandoned();
    }

    @Override
    public String name() {
        return "exchange import";
    }

    @Override
    public List<AbandonedWork> abandoned(Instant now, int limit) {
        return abandoned.find(now, limit);
    }

    @Override
    public boolean claim(UUID id, UUID worker) {
        return step.claim(id, worker);
    }

    @Override
    public Optional<Duration> advance(UUID id, UUID worker) {
        return step.advance(id, worker);
    }

    @Override
    public boolean letsGo(Duration pause) {
        return ExchangeImportStep.letsGo(pause);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        runner.stop();
    }
}
