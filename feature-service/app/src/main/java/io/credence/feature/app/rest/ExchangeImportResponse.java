package io.credence.feature.app.rest;

import io.credence.feature.app.domain.imports.ExchangeImport;
import io.credence.feature.app.domain.imports.ExchangeImportRequest;
import io.credence.feature.app.domain.imports.ImportKind;
import io.credence.feature.app.domain.imports.ImportState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// `rows`, bars or trades, came so far, and `inserted` of them were new. Of bars it will be
/// `estimatedBars` if the exchange misses none; of trades, nobody knows. All before `nextMs` is
/// here.
record ExchangeImportResponse(
        String id,
        ImportKind kind,
        String instrument,
        String venue,
        String interval,
        long fromMs,
        long toMs,
        boolean acceptSuspect,
        ImportState state,
        long rows,
        long inserted,
        @Nullable Long estimatedBars,
        long nextMs,
        @Nullable String failure,
        Instant requestedAt,
        @Nullable Instant finishedAt) {

    static ExchangeImportResponse from(ExchangeImport imported) {
        ExchangeImportRequest request = imported.request();
        return new ExchangeImportResponse(
                imported.id().toString(),
                request.kind(),
                request.series().instrument().value(),
                request.venue(),
                request.series().interval().text(),
                request.fromMs(),
                request.toMs(),
                request.acceptSuspect(),
                imported.state(),
                imported.progress().bars(),
                imported.progress().inserted(),
                request.kind() == ImportKind.BARS ? request.estimatedBars() : null,
                imported.progress().nextMs(),
                imported.failure(),
                imported.requestedAt(),
                imported.finishedAt());
    }
}
