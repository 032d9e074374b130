package io.credence.registry.app.rest;

import io.credence.platform.api.PlatformErrorCode;
import io.credence.platform.api.ProblemException;
import io.credence.registry.app.domain.Precondition;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the headers of a conditional write (RFC 9110, 13.1). `If-Match: *` also allows that the
/// alias is not there yet: whoever sends it says that the state does not matter.
final class IfMatch {

    private static final Pattern TAG = Pattern.compile("\\s*(W/)?\"([^\"]*)\"\\s*(,|$)");

    private IfMatch() {}

    static Precondition read(@Nullable String ifMatch, @Nullable String ifNoneMatch) {
        if (ifMatch == null && ifNoneMatch != null && ifNoneMatch.strip().equals("*")) {
            return new Precondition.Absent();
        }
        if (ifMatch == null) {
            throw new ProblemException(
                    PlatformErrorCode.PRECONDITION_REQUIRED,
                    "send If-Match with the alias' ETag, or If-Match: * to move it whatever it is, or If-None-Match: * to create it");
        }
        if (ifMatch.strip().equals("*")) {
            return new Precondition.Anything();
        }
        return new Precondition.Unchanged(tags(ifMatch));
    }

    private static Set<String> tags(String header) {
        Set<String> tags = new HashSet<>();
        Matcher matcher = TAG.matcher(header);
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            end = matcher.end();
            // A weak tag never matches where a write depends on it.
            if (matcher.group(1) == null) {
                tags.add(matcher.group(2));
            }
        }
        if (end == 0 || end != header.length()) {
            throw ProblemException.invalid(
                    "If-Match", "must be * or an entity tag in double quotes");
        }
        return tags;
    }
}
