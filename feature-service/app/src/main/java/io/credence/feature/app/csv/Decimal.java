package io.credence.feature.app.csv;

import java.util.regex.Pattern;

/// Decimal numbers as files have them: no hexadecimal, no NaN, no suffix, which Java's parser would
/// take.
final class Decimal {

    private static final Pattern SHAPE = Pattern.compile("[+-]?[0-9.]+([eE][+-]?[0-9]{1,3})?");
    // Whole numbers below 2^53 and powers of ten up to 10^22 are exact, so their quotient is
    // rounded once, as the parser rounds.
    private static final int EXACT_DIGITS = 15;
    private static final double[] POWERS = new double[EXACT_DIGITS + 1];

    static {
        POWERS[0] = 1.0;
        for (int i = 1; i < POWERS.length; i++) {
            POWERS[i] = POWERS[i - 1] * 10.0;
        }
    }

    private Decimal() {}

    /// NaN where the text is no finite number.
    static double parse(String text) {
        int length = text.length();
        if (length == 0 || length > EXACT_DIGITS + 1) {
            return parseAny(text);
        }
        long digits = 0;
        int point = -1;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits = digits * 10 + (c - '0');
            } else if (c == '.' && point < 0) {
                point = i;
            } else {
                return parseAny(text);
            }
        }
        if (point < 0) {
            return length > EXACT_DIGITS ? parseAny(text) : digits;
        }
        return length == 1 ? Double.NaN : digits / POWERS[length - 1 - point];
    }

    private static double parseAny(String text) {
        if (!SHAPE.matcher(text).matches()) {
            return Double.NaN;
        }
        try {
            double value = Double.parseDouble(text);
            return Double.isFinite(value) ? value : Double.NaN;
        } catch (NumberFormatException _) {
            // Several points, or nothing but one.
            return Double.NaN;
        }
    }
}
