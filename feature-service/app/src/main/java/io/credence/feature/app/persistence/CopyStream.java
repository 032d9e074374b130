package io.credence.feature.app.persistence;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/// Rows of numbers and plain words through `COPY … FROM STDIN` in text form, a buffer at a time.
final class CopyStream implements AutoCloseable {

    private static final int BUFFER_CHARS = 1 << 16;

    private final CopyIn copy;
    private final StringBuilder buffer = new StringBuilder(BUFFER_CHARS + 256);
    private boolean rowBegun;

    CopyStream(Connection connection, String target) throws SQLException {
        this.copy =
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("copy " + target + " from stdin");
    }

    CopyStream add(long value) {
        separate().append(value);
        return this;
    }

    /// Written so that PostgreSQL reads the same bits.
    CopyStream add(double value) {
        separate().append(value);
        return this;
    }

    /// A word without tab, line end, backslash, or letter that is not ASCII.
    CopyStream add(String word) {
        separate().append(word);
        return this;
    }

    CopyStream add(@Nullable Boolean value) {
        separate().append(value == null ? "\\N" : value.toString());
        return this;
    }

    private StringBuilder separate() {
        if (rowBegun) {
            buffer.append('\t');
        }
        rowBegun = true;
        return buffer;
    }

    void endRow() throws SQLException {
        buffer.append('\n');
        rowBegun = false;
        if (buffer.length() >= BUFFER_CHARS) {
            flush();
        }
    }

    void finish() throws SQLException {
        flush();
        copy.endCopy();
    }

    private void flush() throws SQLException {
        byte[] bytes = buffer.toString().getBytes(StandardCharsets.US_ASCII);
        copy.writeToCopy(bytes, 0, bytes.length);
        buffer.setLength(0);
    }

    /// Gives up an unfinished copy, so that the connection can roll back.
    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }
}
