package io.credence.feature.app.rest;

import io.credence.platform.api.ProblemException;
import io.credence.platform.service.request.RequestValues;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// RFC 3339 text from bodies and queries to milliseconds, refused by name.
final class Times {

    private Times() {}

    static long required(String field, @Nullable String text) {
        String time = RequestValues.required(field, text);
        try {
            return OffsetDateTime.parse(time).toInstant().toEpochMilli();
        } catch (DateTimeException | ArithmeticException _) {
            throw ProblemException.invalid(field, "must be a time such as 2026-01-31T08:00:00Z");
        }
    }

    static long optional(String field, @Nullable String text, long otherwise) {
        return text == null ? otherwise : required(field, text);
    }

    static Instant instant(long timeMs) {
        return Instant.ofEpochMilli(timeMs);
    }
}
