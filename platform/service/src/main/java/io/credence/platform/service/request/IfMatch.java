package io.credence.platform.service.request;

import io.credence.platform.api.PlatformErrorCode;
import io.credence.platform.api.ProblemException;
import java.util.function.LongPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The condition of an update (RFC 9110, 13.1.1) of what counts its changes: one entity tag, or
/// `*`.
public final class IfMatch {

    private static final Pattern TAG = Pattern.compile("\"(\\d{1,18})\"");
    private static final Pattern FOREIGN_TAG = Pattern.compile("(W/)?\"[^\"]*\"");

    private IfMatch() {}

    /// Whether the version at hand is one that the caller has seen.
    public static LongPredicate version(@Nullable String header) {
        if (header == null) {
            throw new ProblemException(
                    PlatformErrorCode.PRECONDITION_REQUIRED,
                    "send If-Match with the ETag of what you read, or * to change it whatever it is");
        }
        String value = header.strip();
        if (value.equals("*")) {
            return _ -> true;
        }
        Matcher tag = TAG.matcher(value);
        if (tag.matches()) {
            long expected = Long.parseLong(tag.group(1));
            return version -> version == expected;
        }
        if (FOREIGN_TAG.matcher(value).matches()) {
            return _ -> false;
        }
        throw ProblemException.invalid("If-Match", "must be * or an entity tag in double quotes");
    }
}
