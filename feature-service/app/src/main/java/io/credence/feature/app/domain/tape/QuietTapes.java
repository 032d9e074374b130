package io.credence.feature.app.domain.tape;

import io.credence.feature.api.TapeFellSilent;
import io.credence.feature.app.config.FeatureConfig;
import io.credence.feature.app.domain.observation.TradeSums;
import io.credence.platform.service.tenant.SystemScope;
import io.credence.platform.service.tenant.TenantScope;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import org.jboss.logging.Logger;

/// Lets the bars of a market close in which nobody trades: says on the tape's topic that its
/// interval is over, once, whichever instance sees it first, and again after a minute if nothing
/// came of it. The topic's order does the rest: who owns the partition hears of it behind every
/// trade that was there before, also after a restart or a takeover with much to catch up. A tape
/// that is silent for longer than a day has ended: its bars are history, which its own trades close
/// at any speed.
@ApplicationScoped
public class QuietTapes {

    private static final Logger LOG = Logger.getLogger(QuietTapes.class);
    private static final int MOST_AT_ONCE = 1000;
    private static final long ASK_AGAIN_MS = 60_000;

    private final TapeStreams streams;
    private final TapeEventSink events;
    private final Clock clock;
    private final long graceMs;

    @Inject
    QuietTapes(TapeStreams streams, TapeEventSink events, Clock clock, FeatureConfig config) {
        this.streams = streams;
        this.events = events;
        this.clock = clock;
        this.graceMs = config.trades().grace().toMillis();
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        long now = clock.millis();
        List<TapeStreams.Due> found =
                SystemScope.call(() ->
                        streams.due(
                                now - TradeSums.SILENCE_MS,
                                now - graceMs,
                                now - ASK_AGAIN_MS,
                                MOST_AT_ONCE));
        for (TapeStreams.Due due : found) {
            try {
                TenantScope.run(
                        due.tenant(),
                        () -> QuarkusTransaction.requiringNew().run(() -> tell(due, now)));
            } catch (RuntimeException e) {
                // One that fails does not hold up the others; it is still due a second later.
                LOG.errorf(e, "the tape of %s cannot be told to be silent", due.instrument());
            }
        }
    }

    private void tell(TapeStreams.Due due, long now) {
        if (streams.take(due, now)) {
            events.publish(new TapeFellSilent(due.instrument().value(), due.dueMs()));
        }
    }
}
