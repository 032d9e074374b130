package io.credence.feature.app.domain;

import io.credence.feature.app.config.FeatureConfig;
import io.credence.platform.api.ProblemException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One page of an import: asked for outside of a transaction, stored in one with the progress, so
/// that no bar is left out or counted twice.
@ApplicationScoped
class ExchangeImportStep {

    private static final int MAX_ATTEMPTS = 5;

    private final ExchangeImports imports;
    private final Instance<Exchange> exchanges;
    private final BarWriter writer;
    private final Instruments instruments;
    private final FeatureConfig config;
    private final Clock clock;

    @Inject
    ExchangeImportStep(
            ExchangeImports imports,
            @Any Instance<Exchange> exchanges,
            BarWriter writer,
            Instruments instruments,
            FeatureConfig config,
            Clock clock) {
        this.imports = imports;
        this.exchanges = exchanges;
        this.writer = writer;
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
        return switch (ask(job)) {
            case Exchange.Answer.Later later -> postpone(id, worker, later.after());
            case Exchange.Answer.Refused refused -> fail(id, worker, refused.why());
            case Exchange.Answer.Bars page -> keep(id, worker, page.bars());
        };
    }

    private Exchange.Answer ask(ExchangeImport job) {
        ExchangeImportRequest request = job.request();
        Optional<Exchange> exchange =
                exchanges.stream().filter(it -> it.venue().equals(request.venue())).findFirst();
        if (exchange.isEmpty()) {
            return new Exchange.Answer.Refused(
                    "the exchange " + request.venue() + " is no longer configured");
        }
        try {
            return exchange.get()
                    .bars(
                            request.series(),
                            job.progress().nextMs(),
                            request.toMs(),
                            config.exchange().pageBars());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<Duration> keep(UUID id, UUID worker, List<CandidateBar> bars) {
        if (bars.isEmpty()) {
            return end(id, worker, ImportState.COMPLETED, null);
        }
        try {
            QuarkusTransaction.requiringNew()
                    .run(() -> imports.owned(id, worker).ifPresent(job -> store(job, bars)));
            return Optional.of(Duration.ZERO);
        } catch (ProblemException e) {
            return fail(id, worker, String.valueOf(e.getMessage()));
        }
    }

    private void store(ExchangeImport job, List<CandidateBar> bars) {
        ExchangeImportRequest request = job.request();
        instruments.lock(request.series().instrument());
        try {
            ImportReport report =
                    writer.importBars(
                            request.series(),
                            new ListedBars(bars),
                            new ImportRules(FindingSource.EXCHANGE, request.acceptSuspect()));
            long next = bars.getLast().openTimeMs() + request.series().interval().millis();
            imports.save(
                    job.advanced(next, bars.size(), report.inserted()), leaseFrom(clock.instant()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // Nobody else takes it up before the exchange wants to be asked again.
    private Optional<Duration> postpone(UUID id, UUID worker, Duration pause) {
        QuarkusTransaction.requiringNew()
                .run(() ->
                        imports.owned(id, worker)
                                .ifPresent(job ->
                                        imports.save(job, leaseFrom(clock.instant().plus(pause)))));
        return Optional.of(pause);
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
