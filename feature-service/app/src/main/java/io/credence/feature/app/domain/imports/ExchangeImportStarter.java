package io.credence.feature.app.domain.imports;

import io.credence.feature.app.domain.instrument.Instruments;
import io.credence.platform.api.ProblemException;
import io.credence.platform.service.tenant.TenantContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/// Writes imports down, where a worker finds them, and calls them off.
@ApplicationScoped
public class ExchangeImportStarter {

    private final ExchangeImports imports;
    private final Instruments instruments;
    private final Exchanges exchanges;
    private final TenantContext caller;
    private final Clock clock;

    @Inject
    ExchangeImportStarter(
            ExchangeImports imports,
            Instruments instruments,
            Exchanges exchanges,
            TenantContext caller,
            Clock clock) {
        this.imports = imports;
        this.instruments = instruments;
        this.exchanges = exchanges;
        this.caller = caller;
        this.clock = clock;
    }

    @Transactional
    public ExchangeImport start(UUID id, ExchangeImportRequest request) {
        requireVenue(request);
        long closed = request.series().interval().floor(clock.millis());
        if (request.toMs() > closed) {
            throw ProblemException.invalid(
                    "toMs", "must not be after the newest closed bar, " + closed);
        }
        ExchangeImport job =
                new ExchangeImport(
                        id,
                        request,
                        new ExchangeImport.Progress(request.fromMs(), 0, 0, 0),
                        ImportState.RUNNING,
                        null,
                        now(),
                        null);
        imports.add(job, caller.user());
        return job;
    }

    private void requireVenue(ExchangeImportRequest request) {
        List<String> known = exchanges.venues();
        if (!known.contains(request.venue())) {
            throw ProblemException.invalid(
                    "venue", "must be an exchange of this installation: " + known);
        }
        String own =
                instruments
                        .find(request.series().instrument())
                        .orElseThrow(() -> Instruments.unknown(request.series().instrument()))
                        .venue();
        if (!own.equals(request.venue())) {
            throw ProblemException.invalid("venue", "must be the instrument's, " + own);
        }
    }

    /// What is stored stays, and so does an import that has ended.
    @Transactional
    public ExchangeImport cancel(UUID id) {
        ExchangeImport job =
                imports.locked(id)
                        .orElseThrow(() -> ProblemException.notFound("import", id.toString()));
        if (job.state() != ImportState.RUNNING) {
            return job;
        }
        ExchangeImport ended = job.ended(ImportState.CANCELLED, null, now());
        imports.save(ended, now());
        return ended;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
