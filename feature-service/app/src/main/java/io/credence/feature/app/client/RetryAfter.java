package io.credence.feature.app.client;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How long an exchange wants to be left alone.
final class RetryAfter {

    private static final Duration TOO_MANY = Duration.ofMinutes(1);
    private static final Duration BANNED = Duration.ofMinutes(10);
    private static final Duration LONGEST = Duration.ofDays(3);
    private static final int MAX_DIGITS = 6;

    private RetryAfter() {}

    /// The header in seconds, at least one; where there is none, what is polite.
    ///
    /// @param headers whose names may be in any case, or null
    static Duration of(@Nullable Map<String, List<String>> headers, boolean banned) {
        if (headers != null) {
            for (Map.Entry<String, List<String>> header : headers.entrySet()) {
                if ("retry-after".equalsIgnoreCase(header.getKey())
                        && !header.getValue().isEmpty()) {
                    return seconds(header.getValue().getFirst(), banned);
                }
            }
        }
        return polite(banned);
    }

    private static Duration seconds(String text, boolean banned) {
        if (text.isEmpty()
                || text.length() > MAX_DIGITS
                || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return polite(banned);
        }
        Duration asked = Duration.ofSeconds(Math.max(1, Integer.parseInt(text)));
        return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
    }

    private static Duration polite(boolean banned) {
        return banned ? BANNED : TOO_MANY;
    }
}
