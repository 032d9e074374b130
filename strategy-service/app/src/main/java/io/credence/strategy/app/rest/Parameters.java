package io.credence.strategy.app.rest;

import io.credence.platform.api.PlatformErrorCode;
import io.credence.platform.api.ProblemException;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Words of a request, read as what they mean; what cannot be read is named.
final class Parameters {

    private static final Pattern STREAM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,127}");
    private static final int LONGEST_TEXT = 500;

    private Parameters() {}

    /// The body, which is null when the request has none.
    static <T> T body(@Nullable T body) {
        if (body == null) {
            throw new ProblemException(PlatformErrorCode.MALFORMED_REQUEST, "the body is missing");
        }
        return body;
    }

    static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw ProblemException.invalid(field, "is required");
        }
        return value;
    }

    /// The id in a path: what is no id names nothing.
    static UUID id(String kind, String value) {
        try {
            return UUID.fromString(value);
        } catch (IllegalArgumentException _) {
            throw ProblemException.notFound(kind, value);
        }
    }

    static UUID reference(String field, @Nullable String value) {
        try {
            return UUID.fromString(required(field, value));
        } catch (IllegalArgumentException _) {
            throw ProblemException.invalid(field, "must be an id");
        }
    }

    static String stream(@Nullable String value) {
        String stream = required("stream", value);
        if (!STREAM.matcher(stream).matches()) {
            throw ProblemException.invalid("stream", "must be live or the id of a replay");
        }
        return stream;
    }

    /// Free text for people; absent is empty.
    static String text(String field, @Nullable String value) {
        String text = value == null ? "" : value.strip();
        if (text.length() > LONGEST_TEXT || text.indexOf('\0') >= 0) {
            throw ProblemException.invalid(
                    field, "must be at most " + LONGEST_TEXT + " characters and hold no NUL");
        }
        return text;
    }

    static int limit(@Nullable Integer value, int byDefault, int max) {
        int limit = value == null ? byDefault : value;
        if (limit < 1 || limit > max) {
            throw ProblemException.invalid("limit", "must be between 1 and " + max);
        }
        return limit;
    }

    /// Builds a value that checks itself and starts its complaint with the field's name.
    static <T> T checked(Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            int space = message.indexOf(' ');
            throw space < 0
                    ? ProblemException.invalid(message, "is not valid")
                    : ProblemException.invalid(
                            message.substring(0, space), message.substring(space + 1));
        }
    }
}
