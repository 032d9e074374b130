package io.credence.gateway.routes;

import io.credence.gateway.GatewayErrorCode;
import io.credence.platform.api.ProblemException;
import java.util.Locale;
import java.util.regex.Pattern;

/// The path that is judged here is the path that the service reads: whatever the two could read
/// differently is refused.
final class PublicPath {

    // An encoded slash, backslash, dot, percent or null; a matrix parameter; an empty segment.
    private static final Pattern TWO_MEANINGS = Pattern.compile("%(2f|5c|2e|25|00|3b)|[;\\\\]|//");

    private PublicPath() {}

    /// @param raw as sent
    /// @param normalized without dot segments
    static String check(String raw, String normalized) {
        String lower = raw.toLowerCase(Locale.ROOT);
        if (TWO_MEANINGS.matcher(lower).find() || !raw.equals(normalized)) {
            throw new ProblemException(
                    GatewayErrorCode.AMBIGUOUS_PATH,
                    "the path must be plain: no dot segments, no empty ones, no ';', no encoded"
                            + " slash or dot");
        }
        return raw;
    }
}
