package io.credence.feature.app.rest;

import io.credence.feature.api.Interval;
import io.credence.feature.app.domain.bars.Series;
import io.credence.feature.app.domain.imports.ExchangeImportRequest;
import io.credence.feature.app.domain.imports.ImportKind;
import io.credence.feature.app.domain.instrument.Instruments;
import io.credence.platform.api.ProblemException;
import io.credence.platform.service.request.RequestValues;
import org.jspecify.annotations.Nullable;

/// Bars whose openings lie from `fromMs` to before `toMs`, or trades in that time, which then
/// begins and ends where bars do. `kind` is BARS unless given, `acceptSuspect` false.
record StartImportRequest(
        @Nullable ImportKind kind,
        @Nullable String instrument,
        @Nullable String venue,
        @Nullable String interval,
        @Nullable Long fromMs,
        @Nullable Long toMs,
        @Nullable Boolean acceptSuspect) {

    ExchangeImportRequest toDomain(Instruments instruments) {
        String symbol = RequestValues.required("instrument", instrument);
        Series series = Parameters.series(instruments, symbol, interval);
        long from = RequestValues.required("fromMs", fromMs);
        long to = RequestValues.required("toMs", toMs);
        if (from < 0) {
            throw ProblemException.invalid("fromMs", "must not be before 1970");
        }
        if (from >= to) {
            throw ProblemException.invalid("fromMs", "must be before toMs");
        }
        if (kind == ImportKind.TRADES) {
            requireBorder("fromMs", from, series.interval());
            requireBorder("toMs", to, series.interval());
        }
        return new ExchangeImportRequest(
                kind == null ? ImportKind.BARS : kind,
                series,
                RequestValues.required("venue", venue),
                from,
                to,
                Boolean.TRUE.equals(acceptSuspect));
    }

    // A bar is made of all the trades of its interval.
    private static void requireBorder(String field, long timeMs, Interval interval) {
        long border = interval.floor(timeMs);
        if (border != timeMs) {
            throw ProblemException.invalid(
                    field,
                    "must be a multiple of %s for trades, such as %d or %d"
                            .formatted(interval.text(), border, border + interval.millis()));
        }
    }
}
