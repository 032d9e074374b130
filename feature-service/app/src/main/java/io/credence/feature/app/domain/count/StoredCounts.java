package io.credence.feature.app.domain.count;

import io.credence.platform.service.transaction.AfterCommit;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/// Counters of what the running transaction stores. They rise once it has committed.
@ApplicationScoped
public class StoredCounts {

    private final MeterRegistry meters;
    private final AfterCommit afterCommit;

    @Inject
    StoredCounts(MeterRegistry meters, AfterCommit afterCommit) {
        this.meters = meters;
        this.afterCommit = afterCommit;
    }

    public StoredCount counter(String name, String... tags) {
        return new StoredCount(meters.counter(name, tags), afterCommit);
    }

    /// One counter inside a transaction.
    public record StoredCount(Counter counter, AfterCommit afterCommit) {

        public void increment(double amount) {
            afterCommit.run(() -> counter.increment(amount));
        }
    }
}
