package io.credence.platform.testkit.fuzz;

import java.util.List;
import java.util.random.RandomGenerator;

/// Values at and beyond the edges.
final class OddValues {

    private static final int LONG = 20_000;
    private static final int DEEP = 2_000;
    // A longer request line is refused before it is read.
    private static final int LONGEST_IN_URL = 1_000;

    private static final List<String> NUMBERS =
            List.of(
                    "0",
                    "-0",
                    "-1",
                    "1",
                    "2",
                    "0.5",
                    "1.0000000001",
                    "1e3",
                    "1e308",
                    "1e400",
                    "-1e400",
                    "1e-400",
                    "2147483647",
                    "2147483648",
                    "-2147483649",
                    "9223372036854775807",
                    "9223372036854775808",
                    "-9223372036854775808",
                    "253402300800000",
                    "NaN",
                    "Infinity",
                    "-Infinity",
                    "0x10",
                    "01",
                    "1_000",
                    "9".repeat(2_000));

    private static final List<String> WORDS =
            List.of(
                    "",
                    " ",
                    "null",
                    "undefined",
                    "true",
                    "*",
                    "a",
                    "A-B",
                    "NO-SUCH",
                    "1m",
                    "7m",
                    "champion",
                    "nobody",
                    "00000000-0000-0000-0000-000000000000",
                    "0-0-0-0-0",
                    "1970-01-01T00:00:00Z",
                    "+999999999-12-31T23:59:59Z",
                    "2026-13-45T99:99:99Z",
                    "../../../../etc/passwd",
                    "..",
                    "' or 1=1 --",
                    "\"; drop table model; --",
                    "<script>alert(1)</script>",
                    "${jndi:ldap://127.0.0.1/a}",
                    "%s%n%x",
                    "\u00e4\u00f6\u00fc\u4e2d\u6587",
                    "\ud83e\udd84",
                    "e\u0301\u202e\ufeff\u200b",
                    "\u0001\u001b[31m",
                    "\r\nSet-Cookie: a=b",
                    "x".repeat(LONG));

    // What no string of Java holds, percent-encoded.
    private static final List<String> BROKEN_BYTES =
            List.of("%00", "a%00b", "%ff", "%c0%af", "%ed%a0%80", "%2F", "%2e%2e%2f", "%0d%0a");

    private static final List<String> BROKEN_JSON =
            List.of(
                    "\"\\u0000\"",
                    "\"\\ud800\"",
                    "null",
                    "true",
                    "false",
                    "{}",
                    "[]",
                    "[null]",
                    "[[]]",
                    "{\"\": null}",
                    "\"",
                    "'a'",
                    "nul",
                    "{\"a\": 1, \"a\": 2}",
                    "[".repeat(DEEP) + "]".repeat(DEEP),
                    "{\"a\":".repeat(DEEP) + "1" + "}".repeat(DEEP),
                    "[" + "0,".repeat(LONG) + "0]");

    private OddValues() {}

    static String number(RandomGenerator random) {
        return switch (random.nextInt(8)) {
            case 0 -> Long.toString(random.nextLong());
            case 1 -> Double.toString(Double.longBitsToDouble(random.nextLong()));
            case 2 -> Integer.toString(random.nextInt(-3, 1_000));
            default -> pick(NUMBERS, random);
        };
    }

    static String word(RandomGenerator random) {
        return random.nextInt(4) == 0 ? number(random) : pick(WORDS, random);
    }

    /// As it stands in a URL.
    static String encoded(RandomGenerator random) {
        if (random.nextInt(4) == 0) {
            return pick(BROKEN_BYTES, random);
        }
        String word = word(random);
        return Draft.encode(word.substring(0, Math.min(word.length(), LONGEST_IN_URL)));
    }

    /// As it stands in a JSON text, which it may spoil.
    static String json(RandomGenerator random) {
        return switch (random.nextInt(4)) {
            case 0 -> pick(BROKEN_JSON, random);
            case 1 -> number(random);
            default -> quoted(word(random));
        };
    }

    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\' || c < ' ') {
                quoted.append(String.format("\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }

    static <T> T pick(List<T> values, RandomGenerator random) {
        return values.get(random.nextInt(values.size()));
    }
}
