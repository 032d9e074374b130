package io.credence.training.app.rest;

import io.credence.platform.api.ProblemException;
import io.credence.training.api.TrainingErrorCode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The caller's name for a request: a training is too dear to run twice by mistake. The run's own
/// row remembers it, for as long as the run is remembered.
record IdempotencyKey(String value) {

    static final String HEADER = "Idempotency-Key";
    static final String REPLAYED = "Idempotency-Replayed";

    private static final Pattern SHAPE = Pattern.compile("[\\x21-\\x7e]{1,128}");

    static IdempotencyKey of(@Nullable String header) {
        if (header == null || header.isBlank()) {
            throw new ProblemException(
                    TrainingErrorCode.IDEMPOTENCY_KEY_REQUIRED,
                    "send an Idempotency-Key header, so that a repeated request trains once");
        }
        String text = header.strip();
        // The draft standard has the key as a quoted string; most clients send it bare.
        boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        String value = quoted ? text.substring(1, text.length() - 1) : text;
        if (!SHAPE.matcher(value).matches()) {
            throw ProblemException.invalid(HEADER, "must be 1 to 128 printable characters");
        }
        return new IdempotencyKey(value);
    }
}
