package io.credence.platform.artifacts.columnar;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The values of one column in one row group as they will lie in the file.
final class ColumnPage {

    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private final Column column;
    private final Column.Kind kind;
    private byte[] bytes;
    private int textEnd;

    ColumnPage(Column column, int rows) {
        this.column = column;
        this.kind = column.kind();
        this.bytes = new byte[rows * Long.BYTES];
    }

    Column column() {
        return column;
    }

    void setLong(int row, long value) {
        require(Column.Kind.INT64);
        LONGS.set(bytes, row * Long.BYTES, value);
    }

    void setDouble(int row, double value) {
        require(Column.Kind.FLOAT64);
        // One NaN, so that equal data has equal bytes.
        LONGS.set(bytes, row * Long.BYTES, Double.doubleToLongBits(value));
    }

    void addText(String value) {
        require(Column.Kind.TEXT);
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        int end = textEnd + Integer.BYTES + utf8.length;
        if (end > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(end, 2 * bytes.length));
        }
        INTS.set(bytes, textEnd, utf8.length);
        System.arraycopy(utf8, 0, bytes, textEnd + Integer.BYTES, utf8.length);
        textEnd = end;
    }

    /// The first bytes are those of the rows set so far.
    byte[] bytes() {
        return bytes;
    }

    int length(int rows) {
        return kind == Column.Kind.TEXT ? textEnd : rows * Long.BYTES;
    }

    void clear() {
        textEnd = 0;
    }

    private void require(Column.Kind wanted) {
        if (kind != wanted) {
            throw new IllegalArgumentException(column + " does not take " + wanted);
        }
    }
}
