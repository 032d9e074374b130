package io.credence.platform.service.events;

import io.credence.platform.api.ErrorType;
import io.credence.platform.api.ProblemException;
import io.credence.platform.service.problem.Outage;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// Tries a handler again with growing pauses: without end while something it needs is away, a few
/// times after any other failure, not at all after one that says the event itself is wrong.
@ApplicationScoped
class EventRetry {

    private static final Logger LOG = Logger.getLogger(EventRetry.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final int GROWTH = 4;

    private final int attempts;
    private final Duration firstPause;
    private volatile boolean stopping;

    @Inject
    EventRetry(
            @ConfigProperty(name = "credence.events.attempts") int attempts,
            @ConfigProperty(name = "credence.events.first-pause") Duration firstPause) {
        this.attempts = attempts;
        this.firstPause = firstPause;
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    void run(Runnable handler) throws PoisonEvent {
        Duration pause = firstPause;
        for (int attempt = 1; ; attempt++) {
            try {
                handler.run();
                return;
            } catch (RuntimeException e) {
                boolean outage = Outage.causes(e);
                if (isHopeless(e) || (!outage && attempt >= attempts)) {
                    throw new PoisonEvent("no handler took the event", e);
                }
                if (stopping) {
                    // Not acknowledged, so the next start gets it again.
                    throw e;
                }
                LOG.warnf("an event waits after attempt %d: %s", attempt, e);
                sleep(pause, e);
                Duration next = pause.multipliedBy(GROWTH);
                pause = next.compareTo(LONGEST_PAUSE) < 0 ? next : LONGEST_PAUSE;
            }
        }
    }

    // The event asks for something that is refused, and will be again.
    private static boolean isHopeless(Throwable failure) {
        return failure instanceof IllegalArgumentException
                || (failure instanceof ProblemException e && e.code().type() == ErrorType.CALLER);
    }

    private static void sleep(Duration pause, RuntimeException failure) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw failure;
        }
    }
}
