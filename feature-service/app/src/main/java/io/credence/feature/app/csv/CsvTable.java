package io.credence.feature.app.csv;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A text table with a header. The columns may come in any order; missing, repeated and unknown
/// ones are refused, because a misnamed column is a mistake that looks like data.
final class CsvTable {

    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9.]+([eE][+-]?[0-9]{1,3})?");
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final LineReader lines;
    private final CsvColumns columns;
    private final int[] position;
    private final int maxRows;
    private String[] headerNames = {};
    private String[] fields = {};
    private int rows;

    CsvTable(LineReader lines, CsvColumns columns, int maxRows) throws IOException {
        this.lines = lines;
        this.columns = columns;
        this.maxRows = maxRows;
        String header = lines.next();
        if (header == null || header.isBlank()) {
            throw Refusals.file("must not be empty; its first line names the columns " + columns);
        }
        this.position = positions(header);
    }

    /// Moves to the next row; false after the last. Empty lines at the end do not count.
    boolean next() throws IOException {
        String line = lines.next();
        if (line == null || line.isBlank()) {
            requireOnlyBlankLines(line);
            return false;
        }
        fields = line.split(",", -1);
        if (fields.length != position.length) {
            throw Refusals.line(
                    lines.number(),
                    "must have " + position.length + " fields, has " + fields.length);
        }
        if (++rows > maxRows) {
            throw Refusals.tooLarge(
                    "a file may have at most " + maxRows + " rows; send it in parts");
        }
        return true;
    }

    int rows() {
        return rows;
    }

    long line() {
        return lines.number();
    }

    /// The field of a column, by its index in [CsvColumns#names].
    String field(int column) {
        return fields[position[column]].strip();
    }

    /// The name under which the file has the column.
    String name(int column) {
        return headerNames[position[column]];
    }

    /// A finite decimal number: no hexadecimal, no NaN, no suffix, which Java's parser would take.
    double number(int column) {
        String text = field(column);
        if (!NUMBER.matcher(text).matches()) {
            throw refuse(column, "must be a number, was " + shorten(text));
        }
        try {
            double value = Double.parseDouble(text);
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException _) {
            // Falls through to the refusal: several dots.
        }
        throw refuse(column, "must be a number, was " + shorten(text));
    }

    RuntimeException refuse(int column, String rule) {
        return Refusals.column(lines.number(), name(column), rule);
    }

    static String shorten(String text) {
        return text.isEmpty()
                ? "empty"
                : "'" + text.substring(0, Math.min(40, text.length())) + "'";
    }

    private void requireOnlyBlankLines(@Nullable String line) throws IOException {
        String rest = line;
        while (rest != null) {
            if (!rest.isBlank()) {
                throw Refusals.line(lines.number() - 1, "must not be empty");
            }
            rest = lines.next();
        }
    }

    private int[] positions(String header) {
        String text = header.startsWith(BYTE_ORDER_MARK) ? header.substring(1) : header;
        List<String> names = new ArrayList<>();
        for (String name : text.split(",", -1)) {
            names.add(name.strip().toLowerCase(Locale.ROOT));
        }
        int[] found = new int[columns.names().size()];
        Arrays.fill(found, -1);
        for (int i = 0; i < names.size(); i++) {
            int column = columns.indexOf(names.get(i));
            if (column < 0) {
                throw Refusals.column(
                        1, shorten(names.get(i)), "is not known; the columns are " + columns);
            }
            if (found[column] >= 0) {
                throw Refusals.column(1, names.get(i), "must appear once");
            }
            found[column] = i;
        }
        for (int column = 0; column < found.length; column++) {
            if (found[column] < 0) {
                throw Refusals.column(
                        1, columns.names().get(column), "is missing; the columns are " + columns);
            }
        }
        headerNames = names.toArray(String[]::new);
        return found;
    }
}
