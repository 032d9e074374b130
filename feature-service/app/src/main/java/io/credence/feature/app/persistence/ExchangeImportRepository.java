package io.credence.feature.app.persistence;

import io.credence.feature.api.InstrumentId;
import io.credence.feature.api.Interval;
import io.credence.feature.app.domain.bars.Series;
import io.credence.feature.app.domain.imports.ExchangeImport;
import io.credence.feature.app.domain.imports.ExchangeImportRequest;
import io.credence.feature.app.domain.imports.ExchangeImports;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class ExchangeImportRepository
        implements ExchangeImports, PanacheRepositoryBase<ExchangeImportEntity, UUID> {

    @Override
    public void add(ExchangeImport imported, String actor) {
        ExchangeImportEntity row = new ExchangeImportEntity();
        ExchangeImportRequest request = imported.request();
        row.id = imported.id();
        row.instrument = request.series().instrument().value();
        row.barInterval = request.series().interval().text();
        row.venue = request.venue();
        row.kind = request.kind();
        row.fromMs = request.fromMs();
        row.toMs = request.toMs();
        row.acceptSuspect = request.acceptSuspect();
        row.requestedAt = imported.requestedAt();
        row.requestedBy = actor;
        copyProgress(imported, row);
        persist(row);
    }

    @Override
    public Optional<ExchangeImport> find(UUID id) {
        return find("id", id).firstResultOptional().map(ExchangeImportRepository::imported);
    }

    @Override
    public List<ExchangeImport> page(UUID before, int limit) {
        return find("id < ?1 order by id desc", before).page(Page.ofSize(limit)).list().stream()
                .map(ExchangeImportRepository::imported)
                .toList();
    }

    @Override
    public boolean claim(UUID id, UUID worker, Instant now, Instant leaseUntil) {
        return Leases.claim(this, id, worker, now, leaseUntil);
    }

    @Override
    public Optional<ExchangeImport> owned(UUID id, UUID worker) {
        return Leases.owned(this, id, worker).map(ExchangeImportRepository::imported);
    }

    @Override
    public Optional<ExchangeImport> locked(UUID id) {
        return find("id", id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional()
                .map(ExchangeImportRepository::imported);
    }

    @Override
    public void save(ExchangeImport imported, Instant leaseUntil) {
        ExchangeImportEntity row = find("id", imported.id()).firstResultOptional().orElseThrow();
        copyProgress(imported, row);
        row.leaseUntil = leaseUntil;
    }

    private static void copyProgress(ExchangeImport imported, ExchangeImportEntity row) {
        row.nextMs = imported.progress().nextMs();
        row.bars = imported.progress().bars();
        row.inserted = imported.progress().inserted();
        row.attempts = imported.progress().attempts();
        row.state = imported.state();
        row.failure = imported.failure();
        row.finishedAt = imported.finishedAt();
    }

    private static ExchangeImport imported(ExchangeImportEntity row) {
        return new ExchangeImport(
                row.id,
                new ExchangeImportRequest(
                        row.kind,
                        new Series(
                                new InstrumentId(row.instrument), Interval.parse(row.barInterval)),
                        row.venue,
                        row.fromMs,
                        row.toMs,
                        row.acceptSuspect),
                new ExchangeImport.Progress(row.nextMs, row.bars, row.inserted, row.attempts),
                row.state,
                row.failure,
                row.requestedAt,
                row.finishedAt);
    }
}
