package io.credence.platform.artifacts.columnar;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.apache.parquet.format.RowGroup;

/// Streams rows into a Parquet file: set every column, then [#endRow]. At most one row group is in
/// memory. Equal rows and metadata give equal bytes, whatever the machine: values are stored plain
/// and uncompressed. [#close] writes the footer; a file without it is not readable.
public final class ColumnarWriter implements AutoCloseable {

    /// Eight bytes per number, so half a mebibyte per column and group.
    public static final int ROWS_PER_GROUP = 65_536;

    private final List<Column> columns;
    private final Map<String, String> metadata;
    private final ColumnPage[] pages;
    private final List<RowGroup> groups = new ArrayList<>();
    private final OutputStream out;
    private final int rowsPerGroup;
    private long position;
    private long rows;
    private int rowsInGroup;
    private boolean closed;

    private ColumnarWriter(
            OutputStream out, List<Column> columns, Map<String, String> metadata, int rowsPerGroup)
            throws IOException {
        this.out = out;
        this.columns = List.copyOf(columns);
        this.metadata = Map.copyOf(metadata);
        this.rowsPerGroup = rowsPerGroup;
        this.pages =
                columns.stream()
                        .map(column -> new ColumnPage(column, rowsPerGroup))
                        .toArray(ColumnPage[]::new);
        out.write(ParquetFile.MAGIC);
        position = ParquetFile.MAGIC.length;
    }

    public static ColumnarWriter create(Path file, List<Column> columns) throws IOException {
        return create(file, columns, Map.of(), ROWS_PER_GROUP);
    }

    /// Opens the file and writes its beginning.
    ///
    /// @param metadata words for the footer, for example what the values were computed with
    /// @param rowsPerGroup what a reader can skip by; smaller groups make larger files
    public static ColumnarWriter create(
            Path file, List<Column> columns, Map<String, String> metadata, int rowsPerGroup)
            throws IOException {
        HashSet<String> names = new HashSet<>();
        for (Column column : columns) {
            if (!names.add(column.name())) {
                throw new IllegalArgumentException("two columns are named " + column.name());
            }
        }
        if (names.isEmpty() || rowsPerGroup < 1 || rowsPerGroup > 1 << 20) {
            throw new IllegalArgumentException("needs columns, and rowsPerGroup in 1..1048576");
        }
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
        return new ColumnarWriter(out, columns, metadata, rowsPerGroup);
    }

    public void setLong(int column, long value) {
        pages[column].setLong(rowsInGroup, value);
    }

    public void setDouble(int column, double value) {
        pages[column].setDouble(rowsInGroup, value);
    }

    /// The columns `column .. column + count`, from the values that begin at `offset`.
    public void setDoubles(int column, double[] values, int offset, int count) {
        for (int i = 0; i < count; i++) {
            pages[column + i].setDouble(rowsInGroup, values[offset + i]);
        }
    }

    /// Once per row.
    public void setText(int column, String value) {
        pages[column].addText(value);
    }

    /// Columns not set since the last row keep what that place held before: set all of them.
    public void endRow() throws IOException {
        rows++;
        rowsInGroup++;
        if (rowsInGroup == rowsPerGroup) {
            flushGroup();
        }
    }

    public long rowCount() {
        return rows;
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (out) {
            flushGroup();
            ParquetFile.writeFooter(out, columns, groups, rows, metadata);
        }
    }

    private void flushGroup() throws IOException {
        if (rowsInGroup == 0) {
            return;
        }
        RowGroup group = new RowGroup(new ArrayList<>(), 0, rowsInGroup);
        for (ColumnPage page : pages) {
            position += ParquetFile.writeChunk(out, group, page, position, rowsInGroup);
            page.clear();
        }
        groups.add(group);
        rowsInGroup = 0;
    }
}
