package io.credence.feature.app.csv;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rows of a text table. The columns may come in any order; missing, repeated and unknown ones
/// are refused, because a misnamed column is a mistake that looks like data.
final class CsvTable implements MarketTable {

    private final LineReader lines;
    private final CsvLayout layout;
    private final int[] positions;
    private final int maxRows;
    private final TimeColumn time;
    private List<String> fields = List.of();
    private int rows;

    CsvTable(LineReader lines, CsvLayout layout, int maxRows) {
        this.lines = lines;
        this.layout = layout;
        this.positions = layout.positions().stream().mapToInt(Integer::intValue).toArray();
        this.maxRows = maxRows;
        this.time = new TimeColumn(this, 0, name(0).endsWith("_ms"));
    }

    /// Empty lines at the end do not count.
    @Override
    public boolean next() throws IOException {
        String line = lines.next();
        if (line == null || line.isBlank()) {
            requireOnlyBlankLines(line);
            if (rows == 0) {
                throw Refusals.file("must have at least one row");
            }
            return false;
        }
        fields = CsvLine.split(line, layout.separator());
        if (fields.size() != layout.fields()) {
            throw Refusals.line(
                    lines.number(),
                    "must have " + layout.fields() + " fields, has " + fields.size());
        }
        if (++rows > maxRows) {
            throw Refusals.tooLarge(
                    "a file may have at most " + maxRows + " rows; send it in parts");
        }
        return true;
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public long line() {
        return lines.number();
    }

    @Override
    public boolean has(int column) {
        return positions[column] >= 0;
    }

    @Override
    public String field(int column) {
        return fields.get(positions[column]);
    }

    @Override
    public String name(int column) {
        return layout.names().get(positions[column]);
    }

    @Override
    public double number(int column) {
        String text = field(column);
        double value = Decimal.parse(text);
        if (Double.isNaN(value)) {
            throw refuse(column, "must be a number, was " + shorten(text));
        }
        return value;
    }

    @Override
    public RuntimeException refuse(int column, String rule) {
        return Refusals.column(lines.number(), name(column), rule);
    }

    @Override
    public long timeMs() {
        return time.timeMs(field(0));
    }

    @Override
    public boolean isEmpty(int column) {
        return field(column).isEmpty();
    }

    @Override
    public RuntimeException conflict(String detail) {
        return Refusals.conflict("line " + lines.number(), detail);
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
}
