package io.credence.feature.app.domain.imports;

import io.credence.feature.api.Trade;
import io.credence.feature.app.config.FeatureConfig;
import io.credence.feature.app.domain.bars.CandidateBar;
import io.credence.feature.app.domain.instrument.Instruments;
import io.credence.feature.app.domain.quality.FindingSource;
import io.credence.platform.api.ProblemException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One page of an import: asked for outside of a transaction, stored in one with the progress, so
/// that nothing is left out or counted twice.
@ApplicationScoped
class ExchangeImportStep {

    private static final int MAX_ATTEMPTS = 5;
    private static final Duration LONGEST_HELD = Duration.ofSeconds(5);

    private final ExchangeImports imports;
    private final Exchanges exchanges;
    private final BarImports bars;
    private final Instruments instruments;
    private final FeatureConfig config;
    private final Clock clock;

    @Inject
    ExchangeImportStep(
            ExchangeImports imports,
            Exchanges exchanges,
            BarImports bars,
            Instruments instruments,
            FeatureConfig config,
            Clock clock) {
        this.imports = imports;
        this.exchanges = exchanges;
        this.bars = bars;
        this.instruments = instruments;
        this.config = config;
        this.clock = clock;
    }

    boolean claim(UUID id, UUID worker) {
        Instant now = clock.instant();
        return QuarkusTransaction.requiringNew()
                .call(() -> imports.claim(id, worker, now, leaseFrom(now)));
    }

    Optional<Duration> advance(UUID id, UUID worker) {
        Optional<ExchangeImport> owned = owned(id, worker);
        if (owned.isEmpty()) {
            return Optional.empty();
        }
        ExchangeImport job = owned.get();
        if (job.progress().attempts() > MAX_ATTEMPTS) {
            return fail(id, worker, "gave up after " + MAX_ATTEMPTS + " attempts without progress");
        }
        if (job.progress().nextMs() >= job.request().toMs()) {
            return end(id, worker, ImportState.COMPLETED, null);
        }
        return take(job, worker);
    }

    private Optional<Duration> take(ExchangeImport job, UUID worker) {
        ExchangeImportRequest request = job.request();
        Optional<Exchange> exchange = exchanges.find(request.venue());
        if (exchange.isEmpty()) {
            return fail(
                    job.id(),
                    worker,
                    "the exchange " + request.venue() + " is no longer configured");
        }
        try {
            return switch (request.kind()) {
                case BARS -> use(job, worker, bars(exchange.get(), job), this::storeBars);
                case TRADES -> use(job, worker, trades(exchange.get(), job), this::storeTrades);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Exchange.Answer<CandidateBar> bars(Exchange exchange, ExchangeImport job)
            throws IOException {
        ExchangeImportRequest request = job.request();
        int limit = config.exchange().pageBars();
        return exchange.bars(
                request.series(), PageOfBars.askFrom(job, limit), request.toMs(), limit);
    }

    private Exchange.Answer<Trade> trades(Exchange exchange, ExchangeImport job)
            throws IOException {
        ExchangeImportRequest request = job.request();
        return exchange.trades(
                request.series().instrument(),
                job.progress().nextMs(),
                request.toMs(),
                config.exchange().pageBars());
    }

    private interface Store<T> {
        ExchangeImport advance(ExchangeImport job, Exchange.Answer.Page<T> page) throws IOException;
    }

    private <T> Optional<Duration> use(
            ExchangeImport job, UUID worker, Exchange.Answer<T> answer, Store<T> store) {
        return switch (answer) {
            case Exchange.Answer.Later<T> later -> postpone(job.id(), worker, later.after());
            case Exchange.Answer.Refused<T> refused -> fail(job.id(), worker, refused.why());
            case Exchange.Answer.Page<T> page -> keep(job.id(), worker, page, store);
        };
    }

    private <T> Optional<Duration> keep(
            UUID id, UUID worker, Exchange.Answer.Page<T> page, Store<T> store) {
        try {
            QuarkusTransaction.requiringNew()
                    .run(() -> imports.owned(id, worker).ifPresent(job -> store(job, page, store)));
            return Optional.of(Duration.ZERO);
        } catch (ProblemException e) {
            return fail(id, worker, String.valueOf(e.getMessage()));
        }
    }

    private <T> void store(ExchangeImport job, Exchange.Answer.Page<T> page, Store<T> store) {
        try {
            instruments.lock(job.request().series().instrument());
            imports.save(store.advance(job, page), leaseFrom(clock.instant()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ExchangeImport storeBars(ExchangeImport job, Exchange.Answer.Page<CandidateBar> answer)
            throws IOException {
        PageOfBars page = PageOfBars.of(job, answer);
        if (page.stored() == 0) {
            return job.advanced(page.nextMs(), 0, 0);
        }
        ImportReport report =
                bars.importBars(
                        job.request().series(),
                        page,
                        new ImportRules(FindingSource.EXCHANGE, job.request().acceptSuspect()));
        return job.advanced(page.nextMs(), page.stored(), report.inserted());
    }

    private ExchangeImport storeTrades(ExchangeImport job, Exchange.Answer.Page<Trade> page)
            throws IOException {
        ImportReport report =
                bars.importTrades(
                        job.request().series(),
                        new ListedTrades(page.rows()),
                        new Covered(
                                job.request().fromMs(), job.progress().nextMs(), page.nextMs()));
        return job.advanced(page.nextMs(), page.rows().size(), report.inserted());
    }

    // Nobody else takes it up before the exchange wants to be asked again.
    private Optional<Duration> postpone(UUID id, UUID worker, Duration pause) {
        QuarkusTransaction.requiringNew()
                .run(() -> imports.owned(id, worker).ifPresent(job -> postpone(job, pause)));
        return Optional.of(pause);
    }

    private void postpone(ExchangeImport job, Duration pause) {
        Instant due = clock.instant().plus(pause);
        if (letsGo(pause)) {
            imports.save(job.letGo(), due);
        } else {
            imports.save(job, leaseFrom(due));
        }
    }

    /// Whether a pause is too long to hold the place of another import.
    static boolean letsGo(Duration pause) {
        return pause.compareTo(LONGEST_HELD) > 0;
    }

    private Optional<Duration> fail(UUID id, UUID worker, String why) {
        return end(id, worker, ImportState.FAILED, why);
    }

    private Optional<Duration> end(UUID id, UUID worker, ImportState state, @Nullable String why) {
        Instant now = clock.instant();
        QuarkusTransaction.requiringNew()
                .run(() ->
                        imports.owned(id, worker)
                                .ifPresent(job -> imports.save(job.ended(state, why, now), now)));
        return Optional.empty();
    }

    private Optional<ExchangeImport> owned(UUID id, UUID worker) {
        return QuarkusTransaction.requiringNew().call(() -> imports.owned(id, worker));
    }

    private Instant leaseFrom(Instant time) {
        return time.plus(config.exchange().lease());
    }
}
