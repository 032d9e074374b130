package io.credence.registry.app.rest;

import io.credence.platform.api.ProblemException;
import io.credence.platform.service.request.RequestValues;
import io.credence.registry.api.Alias;
import io.credence.registry.api.ModelName;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ValueRange;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Words of a request, read as what they mean; what cannot be read is named.
final class Parameters {

    private static final Pattern VERSION = Pattern.compile("[1-9]\\d{0,8}");
    private static final Pattern RUN_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,127}");
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");
    private static final ValueRange RFC_3339_YEARS = ValueRange.of(0, 9999);
    private static final int LONGEST_TEXT = 1000;

    private Parameters() {}

    static ModelName modelName(String field, @Nullable String value) {
        return read(field, value, ModelName.RULE, ModelName::new);
    }

    static Alias alias(String value) {
        return read("alias", value, Alias.RULE, Alias::new);
    }

    static int version(String value) {
        return Integer.parseInt(
                RequestValues.matching(
                        "version", value, VERSION, "must be a whole number from 1 on"));
    }

    static String runId(@Nullable String value) {
        return RequestValues.matching(
                "runId",
                value,
                RUN_ID,
                "must be 1 to 128 letters, digits, '.', '_', ':' or '-', the first a letter or digit");
    }

    static String sha256(String field, @Nullable String value) {
        return RequestValues.matching(field, value, SHA_256, "must be 64 lower-case hex digits");
    }

    static Instant time(String field, String value) {
        try {
            OffsetDateTime time = OffsetDateTime.parse(value);
            if (RFC_3339_YEARS.isValidIntValue(time.getYear())) {
                return time.toInstant();
            }
        } catch (DateTimeException _) {
            // Said below.
        }
        throw ProblemException.invalid(field, "must be an RFC 3339 time like 2026-01-02T03:04:05Z");
    }

    /// Free text for people; absent is empty.
    static String text(String field, @Nullable String value) {
        return RequestValues.text(field, value, LONGEST_TEXT);
    }

    private static <T> T read(
            String field, @Nullable String value, String rule, Function<String, T> reader) {
        if (value == null) {
            throw ProblemException.invalid(field, rule);
        }
        try {
            return reader.apply(value);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid(field, rule);
        }
    }
}
