package io.credence.platform.artifacts.columnar;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.Util;

/// Reads what a [ColumnarWriter] wrote, a column or a row group at a time. Other Parquet files are
/// refused with an [IOException] that says what they use beyond plain, uncompressed values.
public final class ColumnarReader implements AutoCloseable {

    private static final int TAIL_BYTES = Integer.BYTES + ParquetFile.MAGIC.length;
    private static final int MAX_PAGE_HEADER_BYTES = 4096;

    private final FileChannel channel;
    private final ParquetFooter footer;

    private ColumnarReader(FileChannel channel) throws IOException {
        this.channel = channel;
        this.footer = readFooter(channel);
    }

    public static ColumnarReader open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            return new ColumnarReader(channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    public List<Column> columns() {
        return footer.columns();
    }

    public long rowCount() {
        return footer.rows();
    }

    public int groupCount() {
        return footer.groups().size();
    }

    public int rowsInGroup(int group) {
        return footer.groups().get(group).rows();
    }

    public Map<String, String> metadata() {
        return footer.metadata();
    }

    public long[] longs(String name) throws IOException {
        long[] all = new long[Math.toIntExact(rowCount())];
        int at = 0;
        for (int group = 0; group < groupCount(); group++) {
            long[] part = longs(name, group);
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }

    public double[] doubles(String name) throws IOException {
        double[] all = new double[Math.toIntExact(rowCount())];
        int at = 0;
        for (int group = 0; group < groupCount(); group++) {
            double[] part = doubles(name, group);
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }

    public long[] longs(String name, int group) throws IOException {
        long[] values = new long[rowsInGroup(group)];
        numbers(index(name, Column.Kind.INT64), group).asLongBuffer().get(values);
        return values;
    }

    public double[] doubles(String name, int group) throws IOException {
        double[] values = new double[rowsInGroup(group)];
        numbers(index(name, Column.Kind.FLOAT64), group).asDoubleBuffer().get(values);
        return values;
    }

    public String[] texts(String name) throws IOException {
        List<String> all = new ArrayList<>();
        for (int group = 0; group < groupCount(); group++) {
            all.addAll(Arrays.asList(texts(name, group)));
        }
        return all.toArray(String[]::new);
    }

    public String[] texts(String name, int group) throws IOException {
        ByteBuffer page = page(index(name, Column.Kind.TEXT), group);
        String[] values = new String[rowsInGroup(group)];
        for (int row = 0; row < values.length; row++) {
            int length = page.remaining() < Integer.BYTES ? -1 : page.getInt();
            if (length < 0 || length > page.remaining()) {
                throw new IOException("a text of column " + name + " is cut off");
            }
            byte[] utf8 = new byte[length];
            page.get(utf8);
            values[row] = new String(utf8, StandardCharsets.UTF_8);
        }
        return values;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private int index(String name, Column.Kind kind) {
        List<Column> columns = footer.columns();
        for (int c = 0; c < columns.size(); c++) {
            if (columns.get(c).name().equals(name)) {
                if (columns.get(c).kind() != kind) {
                    throw new IllegalArgumentException("column " + name + " is not " + kind);
                }
                return c;
            }
        }
        throw new IllegalArgumentException("no column " + name);
    }

    private ByteBuffer numbers(int column, int group) throws IOException {
        ByteBuffer page = page(column, group);
        if (page.remaining() != rowsInGroup(group) * Long.BYTES) {
            throw notOnePage(column);
        }
        return page;
    }

    private IOException notOnePage(int column) {
        return new IOException("not one plain page in column " + footer.columns().get(column));
    }

    private ByteBuffer page(int column, int group) throws IOException {
        ParquetFooter.Chunk chunk = footer.groups().get(group).chunks().get(column);
        int headBytes = (int) Math.min(chunk.length(), MAX_PAGE_HEADER_BYTES);
        byte[] head = read(channel, chunk.start(), headBytes);
        ByteArrayInputStream in = new ByteArrayInputStream(head);
        PageHeader page = Util.readPageHeader(in);
        int headerBytes = head.length - in.available();
        int bytes = page.getUncompressed_page_size();
        DataPageHeader values = ParquetFooter.present(page.getData_page_header(), "data page");
        if (bytes < 0
                || values.getEncoding() != Encoding.PLAIN
                || values.getNum_values() != rowsInGroup(group)
                || headerBytes + (long) bytes != chunk.length()) {
            throw notOnePage(column);
        }
        return littleEndian(read(channel, chunk.start() + headerBytes, bytes));
    }

    private static ParquetFooter readFooter(FileChannel channel) throws IOException {
        long size = channel.size();
        if (size < TAIL_BYTES + ParquetFile.MAGIC.length) {
            throw new IOException("too short for a Parquet file");
        }
        byte[] tail = read(channel, size - TAIL_BYTES, TAIL_BYTES);
        int footerBytes = littleEndian(tail).getInt();
        byte[] magic = Arrays.copyOfRange(tail, Integer.BYTES, tail.length);
        if (!Arrays.equals(magic, ParquetFile.MAGIC)
                || footerBytes < 1
                || footerBytes > size - TAIL_BYTES - ParquetFile.MAGIC.length) {
            throw new IOException("not a Parquet file, or cut off");
        }
        return ParquetFooter.parse(read(channel, size - TAIL_BYTES - footerBytes, footerBytes));
    }

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] read(FileChannel channel, long position, int bytes) throws IOException {
        byte[] read = new byte[bytes];
        ByteBuffer buffer = ByteBuffer.wrap(read);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, position + buffer.position()) < 0) {
                throw new EOFException("Parquet file is cut off");
            }
        }
        return read;
    }
}
