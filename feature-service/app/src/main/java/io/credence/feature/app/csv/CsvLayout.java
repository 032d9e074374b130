package io.credence.feature.app.csv;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How a file writes its table.
///
/// @param fields in each row
/// @param positions of the columns; -1 of one that the file does not have
/// @param names that the file has for the columns
record CsvLayout(char separator, int fields, List<Integer> positions, List<String> names) {

    private static final int MAX_BANNER_LINES = 5;
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+([.][0-9]*)?");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}.*");

    /// Reads what stands before the rows: lines about the file, then the names of the columns.
    /// Where a row comes instead of them, it is left to be read again.
    ///
    /// @param given names that the caller gave for a file without them; may be empty
    /// @param headless the columns of a file without names, by its first row
    static CsvLayout read(
            LineReader lines,
            CsvColumns columns,
            List<String> given,
            Function<List<String>, Optional<List<String>>> headless)
            throws IOException {
        String first = null;
        for (int i = 0; i <= MAX_BANNER_LINES; i++) {
            String line = lines.next();
            if (i == 0 && (line == null || line.isBlank())) {
                throw Refusals.file(
                        "must not be empty; its first line names the columns " + columns);
            }
            if (line == null) {
                break;
            }
            String text = line.startsWith(BYTE_ORDER_MARK) ? line.substring(1) : line;
            first = first == null ? text : first;
            if (!isBanner(text)) {
                return of(lines, text, columns, given, headless);
            }
        }
        throw unknown(1, CsvTable.shorten(String.valueOf(first)), columns);
    }

    // The export's name, its address, a remark: no table.
    private static boolean isBanner(String line) {
        String text = line.strip();
        return text.isEmpty()
                || text.startsWith("#")
                || text.startsWith("http")
                || CsvLine.count(text, CsvLine.separator(text)) == 0;
    }

    private static CsvLayout of(
            LineReader lines,
            String line,
            CsvColumns columns,
            List<String> given,
            Function<List<String>, Optional<List<String>>> headless) {
        char separator = CsvLine.separator(line);
        List<String> fields = CsvLine.split(line, separator);
        boolean isRow = isValue(fields.getFirst()) && isValue(fields.get(1));
        if (!isRow) {
            return named(separator, lines.number(), fields, columns);
        }
        lines.back(line);
        List<String> names = given.isEmpty() ? headless.apply(fields).orElse(null) : given;
        if (names == null) {
            throw Refusals.line(
                    lines.number() + 1,
                    "must name the columns "
                            + columns
                            + "; of a file without names, the query parameter columns does");
        }
        if (names.size() != fields.size()) {
            throw Refusals.line(
                    lines.number() + 1,
                    "must have " + names.size() + " fields, has " + fields.size());
        }
        return named(separator, lines.number() + 1, names, columns);
    }

    private static boolean isValue(String field) {
        return NUMBER.matcher(field).matches() || DATE.matcher(field).matches();
    }

    private static CsvLayout named(
            char separator, long line, List<String> fields, CsvColumns columns) {
        List<String> names = fields.stream().map(CsvLayout::normal).toList();
        int[] positions = new int[columns.names().size()];
        Arrays.fill(positions, -1);
        for (int i = 0; i < names.size(); i++) {
            int column = columns.indexOf(names.get(i));
            if (column == CsvColumns.UNKNOWN) {
                throw unknown(line, CsvTable.shorten(fields.get(i)), columns);
            }
            if (column >= 0) {
                place(positions, column, i, names, columns, line);
            }
        }
        for (int column = 0; column < columns.required(); column++) {
            if (positions[column] < 0) {
                throw Refusals.column(
                        line, columns.own(column), "is missing; the columns are " + columns);
            }
        }
        return new CsvLayout(
                separator, names.size(), Arrays.stream(positions).boxed().toList(), names);
    }

    private static void place(
            int[] positions,
            int column,
            int at,
            List<String> names,
            CsvColumns columns,
            long line) {
        int before = positions[column];
        if (before >= 0 && names.get(before).equals(names.get(at))) {
            throw Refusals.column(line, names.get(at), "must appear once");
        }
        if (before < 0
                || columns.rank(column, names.get(at)) < columns.rank(column, names.get(before))) {
            positions[column] = at;
        }
    }

    private static String normal(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replace(' ', '_');
    }

    private static RuntimeException unknown(long line, @Nullable String name, CsvColumns columns) {
        return Refusals.column(
                line, String.valueOf(name), "is not known; the columns are " + columns);
    }
}
