package io.credence.feature.app.csv;

import java.util.ArrayList;
import java.util.List;

/// The fields of one line.
final class CsvLine {

    private static final String SEPARATORS = ",;\t|";
    private static final char QUOTE = '"';

    private CsvLine() {}

    /// The separator that the line has most of; the comma if it has none.
    static char separator(String line) {
        char best = SEPARATORS.charAt(0);
        for (int i = 1; i < SEPARATORS.length(); i++) {
            if (count(line, SEPARATORS.charAt(i)) > count(line, best)) {
                best = SEPARATORS.charAt(i);
            }
        }
        return best;
    }

    static long count(String line, char separator) {
        return line.chars().filter(c -> c == separator).count();
    }

    /// Fields without quotes and blanks around them. A quote inside a quoted field is doubled.
    static List<String> split(String line, char separator) {
        List<String> fields = new ArrayList<>(12);
        int from = 0;
        while (from <= line.length()) {
            int end = end(line, from, separator);
            fields.add(unquote(line.substring(from, end).strip()));
            from = end + 1;
        }
        return fields;
    }

    private static int end(String line, int from, char separator) {
        boolean quoted = false;
        for (int i = from; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == QUOTE) {
                quoted = !quoted;
            } else if (c == separator && !quoted) {
                return i;
            }
        }
        return line.length();
    }

    private static String unquote(String field) {
        int last = field.length() - 1;
        return last > 0 && field.charAt(0) == QUOTE && field.charAt(last) == QUOTE
                ? field.substring(1, last).replace("\"\"", "\"").strip()
                : field;
    }
}
