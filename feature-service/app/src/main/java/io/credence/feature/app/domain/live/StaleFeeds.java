package io.credence.feature.app.domain.live;

import io.credence.feature.app.config.FeatureConfig;
import io.credence.platform.service.tenant.SystemScope;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/// How many live feeds of all tenants fell silent, those left aside that nobody follows any more.
/// Every instance tells the same number.
@ApplicationScoped
class StaleFeeds {

    private final LiveFeeds feeds;
    private final FeatureConfig config;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Gauge gauge;
    private volatile int stale;

    StaleFeeds(LiveFeeds feeds, FeatureConfig config, Clock clock, MeterRegistry meters) {
        this.feeds = feeds;
        this.config = config;
        this.clock = clock;
        this.meters = meters;
        this.gauge =
                Gauge.builder("credence.feature.feeds.stale", this, it -> it.stale)
                        .register(meters);
    }

    /// The registry outlives an application that is started again in the same JVM.
    @PreDestroy
    void unregister() {
        meters.remove(gauge);
    }

    /// By the clock, so that Prometheus never waits for the database.
    @Scheduled(
            every = "15s",
            identity = "stale feeds",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        long now = clock.millis();
        int bars = config.quality().staleAfterBars();
        long since = now - config.drift().liveFor().toMillis();
        stale = SystemScope.call(() -> feeds.countStale(now, bars, since));
    }
}
