package io.credence.platform.service.events;

import io.credence.platform.service.tenant.SystemScope;
import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Moves the outbox to Kafka, oldest first. A row is deleted after the broker has it; a crash in
/// between sends it again, so consumers know an event by its id. A topic that takes nothing keeps
/// back its own rows.
@ApplicationScoped
@IfBuildProperty(name = "credence.database", stringValue = "true")
public class OutboxRelay {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final int BATCH = 500;
    private static final long AFTER_FAILURE_MILLIS = 2_000;
    private static final long STOP_MILLIS = 10_000;

    private final OutboxTable table;
    private final EventProducer producer;
    private final Duration poll;
    private final Semaphore work = new Semaphore(0);
    private volatile boolean running;
    private @Nullable Thread thread;

    @Inject
    OutboxRelay(
            OutboxTable table,
            EventProducer producer,
            @ConfigProperty(name = "credence.outbox.poll-interval") Duration poll) {
        this.table = table;
        this.producer = producer;
        this.poll = poll;
    }

    void start(@Observes StartupEvent event) {
        running = true;
        thread = Thread.ofPlatform().daemon().name("outbox-relay").start(this::loop);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        running = false;
        work.release();
        Thread relay = thread;
        if (relay != null) {
            relay.join(STOP_MILLIS);
        }
    }

    void wakeUp() {
        work.release();
    }

    private void loop() {
        while (running) {
            try {
                int sent = relay();
                if (sent < BATCH) {
                    pause(poll.toMillis());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                LOG.warn("the outbox waits: " + e);
                LOG.debug("cause", e);
                pauseAfterFailure();
            }
        }
    }

    private void pause(long millis) throws InterruptedException {
        boolean _ = work.tryAcquire(millis, TimeUnit.MILLISECONDS);
        work.drainPermits();
    }

    private void pauseAfterFailure() {
        try {
            for (long waited = 0; running && waited < AFTER_FAILURE_MILLIS; waited += 100) {
                Thread.sleep(100);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Sends one batch and returns its size; zero also if another replica is at it. Throws what
    /// kept back a row, once those that the broker has are deleted.
    int relay() throws InterruptedException {
        List<CompletableFuture<Void>> sent =
                SystemScope.call(() -> QuarkusTransaction.requiringNew().call(this::relayBatch));
        sent.forEach(CompletableFuture::join);
        return sent.size();
    }

    private List<CompletableFuture<Void>> relayBatch() throws SQLException {
        List<OutboxTable.Row> rows = table.tryLock() ? table.oldest(BATCH) : List.of();
        if (rows.isEmpty()) {
            return List.of();
        }
        List<CompletableFuture<Void>> sent =
                producer.sendAll(rows.stream().map(row -> row.event().toRecord()).toList());
        table.delete(
                IntStream.range(0, rows.size())
                        .filter(i -> !sent.get(i).isCompletedExceptionally())
                        .mapToObj(rows::get)
                        .toList());
        return sent;
    }
}
