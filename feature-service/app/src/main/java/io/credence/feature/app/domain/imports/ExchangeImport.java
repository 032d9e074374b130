package io.credence.feature.app.domain.imports;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An import from an exchange as it stands.
public record ExchangeImport(
        UUID id,
        ExchangeImportRequest request,
        Progress progress,
        ImportState state,
        @Nullable String failure,
        Instant requestedAt,
        @Nullable Instant finishedAt) {

    /// How far it is.
    ///
    /// @param nextMs what lies before it was taken already
    /// @param bars, or trades, that the exchange gave
    /// @param inserted those that were new
    /// @param attempts how often a worker began without getting on
    public record Progress(long nextMs, long bars, long inserted, int attempts) {}

    ExchangeImport advanced(long nextMs, int bars, int inserted) {
        return with(
                new Progress(nextMs, progress.bars() + bars, progress.inserted() + inserted, 0));
    }

    /// Left until somebody claims it again, which is no attempt without progress.
    ExchangeImport letGo() {
        return with(
                new Progress(
                        progress.nextMs(),
                        progress.bars(),
                        progress.inserted(),
                        Math.max(0, progress.attempts() - 1)));
    }

    private ExchangeImport with(Progress next) {
        return new ExchangeImport(id, request, next, state, null, requestedAt, null);
    }

    ExchangeImport ended(ImportState end, @Nullable String why, Instant at) {
        return new ExchangeImport(id, request, progress, end, why, requestedAt, at);
    }
}
