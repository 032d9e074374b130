package io.credence.platform.artifacts.columnar;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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

    /// Eight bytes per value, so half a mebibyte per column and group.
    public static final int ROWS_PER_GROUP = 65_536;

    private final List<Column> columns;
    private final Map<String, String> metadata;
    private final ByteBuffer[] buffers;
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
        this.buffers = new ByteBuffer[columns.size()];
        for (int c = 0; c < buffers.length; c++) {
            buffers[c] =
                    ByteBuffer.allocate(rowsPerGroup * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        }
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
        require(column, Column.Kind.INT64);
        buffers[column].putLong(rowsInGroup * Long.BYTES, value);
    }

    public void setDouble(int column, double value) {
        require(column, Column.Kind.FLOAT64);
        // One NaN, so that equal data has equal bytes.
        buffers[column].putLong(rowsInGroup * Long.BYTES, Double.doubleToLongBits(value));
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
        for (int c = 0; c < buffers.length; c++) {
            position +=
                    ParquetFile.writeChunk(
                            out, group, columns.get(c), position, rowsInGroup, buffers[c].array());
        }
        groups.add(group);
        rowsInGroup = 0;
    }

    private void require(int column, Column.Kind kind) {
        if (columns.get(column).kind() != kind) {
            throw new IllegalArgumentException(columns.get(column) + " does not take " + kind);
        }
    }
}
