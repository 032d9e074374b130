package io.credence.platform.service.request;

import io.credence.platform.api.ProblemException;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Values of a request, read as what they mean. What is missing or cannot be read is a 400 that
/// names the field; only an id in a path, which then names nothing, is a 404.
public final class RequestValues {

    private RequestValues() {}

    public static <T> T required(String field, @Nullable T value) {
        if (value == null || (value instanceof String text && text.isBlank())) {
            throw ProblemException.invalid(field, "is required");
        }
        return value;
    }

    /// The id in a path: what is no id names nothing.
    public static UUID id(String kind, String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException _) {
            throw ProblemException.notFound(kind, text);
        }
    }

    /// The id of another object, in a body or a query.
    public static UUID reference(String field, @Nullable String text) {
        try {
            return UUID.fromString(required(field, text));
        } catch (IllegalArgumentException _) {
            throw ProblemException.invalid(field, "must be an id");
        }
    }

    /// A number from 1 to `max`, `otherwise` where it is left out.
    public static int between(String field, @Nullable Integer value, int otherwise, int max) {
        int number = value == null ? otherwise : value;
        if (number < 1 || number > max) {
            throw ProblemException.invalid(field, "must be between 1 and " + max);
        }
        return number;
    }

    /// Free text for people; absent is empty.
    public static String text(String field, @Nullable String value, int longest) {
        String text = value == null ? "" : value.strip();
        if (text.length() > longest || text.indexOf('\0') >= 0) {
            throw ProblemException.invalid(
                    field, "must be at most " + longest + " characters and hold no NUL");
        }
        return text;
    }

    public static String matching(
            String field, @Nullable String value, Pattern shape, String rule) {
        if (value == null || !shape.matcher(value).matches()) {
            throw ProblemException.invalid(field, rule);
        }
        return value;
    }

    /// Builds a value that checks itself and whose complaint is a rule for the field.
    public static <T> T valid(String field, Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid(field, String.valueOf(e.getMessage()));
        }
    }

    /// Builds a value of several fields that starts its complaint with the field's name.
    ///
    /// @param parent the field that holds them, with its dot; empty for the body itself
    public static <T> T validParts(String parent, Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            String[] words = String.valueOf(e.getMessage()).split(" ", 2);
            throw ProblemException.invalid(
                    parent + words[0], words.length == 2 ? words[1] : "is not valid");
        }
    }
}
