package io.credence.feature.app.rest;

import io.credence.feature.app.domain.ExchangeImport;
import io.credence.feature.app.domain.ExchangeImportRequest;
import io.credence.feature.app.domain.ImportState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// `bars` came so far, of `estimatedBars` if the exchange misses none; `inserted` of them were new.
record ExchangeImportResponse(
        String id,
        String instrument,
        String venue,
        String interval,
        long fromMs,
        long toMs,
        boolean acceptSuspect,
        ImportState state,
        long bars,
        long inserted,
        long estimatedBars,
        long nextMs,
        @Nullable String failure,
        Instant requestedAt,
        @Nullable Instant finishedAt) {

    static ExchangeImportResponse from(ExchangeImport imported) {
        ExchangeImportRequest request = imported.request();
        return new ExchangeImportResponse(
                imported.id().toString(),
                request.series().instrument().value(),
                request.venue(),
                request.series().interval().text(),
                request.fromMs(),
                request.toMs(),
                request.acceptSuspect(),
                imported.state(),
                imported.progress().bars(),
                imported.progress().inserted(),
                request.estimatedBars(),
                imported.progress().nextMs(),
                imported.failure(),
                imported.requestedAt(),
                imported.finishedAt());
    }
}
