package io.credence.feature.app.rest;

import io.credence.feature.app.domain.ExchangeImportRequest;
import io.credence.feature.app.domain.Instruments;
import io.credence.feature.app.domain.Series;
import io.credence.platform.api.ProblemException;
import io.credence.platform.service.request.RequestValues;
import org.jspecify.annotations.Nullable;

/// Bars whose openings lie from `fromMs` to before `toMs`. `acceptSuspect` is false unless given.
record StartImportRequest(
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
        return new ExchangeImportRequest(
                series,
                RequestValues.required("venue", venue),
                from,
                to,
                Boolean.TRUE.equals(acceptSuspect));
    }
}
