package io.credence.feature.app.domain.replay;

import io.credence.feature.app.config.FeatureConfig;
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

/// Runs replays: new ones and those whose worker went away. Of shards it takes few at once, so that
/// other instances get their part.
@ApplicationScoped
class ReplayRunner {

    private static final int MAX_CONCURRENT = 64;

    private final AbandonedReplays abandoned;
    private final ReplayStep step;
    private final LeasedRunner replays;
    private final LeasedRunner shards;

    @Inject
    ReplayRunner(AbandonedReplays abandoned, ReplayStep step, FeatureConfig config, Clock clock) {
        this.abandoned = abandoned;
        this.step = step;
        this.replays = new LeasedRunner(new Work(false), MAX_CONCURRENT, clock);
        this.shards = new LeasedRunner(new Work(true), config.backfill().workers(), clock);
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void takeAbandoned() {
        replays.takeAbandoned();
        shards.takeAbandoned();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        replays.stop();
        shards.stop();
    }

    private final class Work implements LeasedWork {

        private final boolean ofBackfills;

        Work(boolean ofBackfills) {
            this.ofBackfills = ofBackfills;
        }

        @Override
        public String name() {
            return ofBackfills ? "shard" : "replay";
        }

        @Override
        public List<AbandonedWork> abandoned(Instant now, int limit) {
            return abandoned.find(now, ofBackfills, limit);
        }

        @Override
        public boolean claim(UUID id, UUID worker) {
            return step.claim(id, worker);
        }

        @Override
        public Optional<Duration> advance(UUID id, UUID worker) {
            return step.advance(id, worker).pause();
        }
    }
}
