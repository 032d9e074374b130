package io.credence.feature.app.persistence;

import io.credence.feature.app.domain.imports.AbandonedImports;
import io.credence.feature.app.domain.lease.AbandonedWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;

@ApplicationScoped
class AbandonedImportScan implements AbandonedImports {

    private final Queries queries;

    @Inject
    AbandonedImportScan(Queries queries) {
        this.queries = queries;
    }

    @Override
    public List<AbandonedWork> find(Instant now, int limit) {
        return AbandonedRows.find(queries, "exchange_import", "true", now, limit);
    }
}
