package io.credence.feature.app.domain;

/// Bars of an exchange whose opening times lie from `fromMs` to before `toMs`.
public record ExchangeImportRequest(
        Series series, String venue, long fromMs, long toMs, boolean acceptSuspect) {

    /// If none is missing.
    public long estimatedBars() {
        long length = series.interval().millis();
        return Math.ceilDiv(toMs, length) - Math.ceilDiv(fromMs, length);
    }
}
