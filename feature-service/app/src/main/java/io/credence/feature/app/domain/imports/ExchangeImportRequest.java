package io.credence.feature.app.domain.imports;

import io.credence.feature.app.domain.bars.Series;

/// Bars of an exchange whose opening times lie from `fromMs` to before `toMs`, or its trades in
/// that time.
public record ExchangeImportRequest(
        ImportKind kind,
        Series series,
        String venue,
        long fromMs,
        long toMs,
        boolean acceptSuspect) {

    /// If none is missing.
    public long estimatedBars() {
        long length = series.interval().millis();
        return Math.ceilDiv(toMs, length) - Math.ceilDiv(fromMs, length);
    }
}
