package io.credence.platform.artifacts.columnar;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.KeyValue;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Type;
import org.apache.parquet.format.Util;

/// The parts of the Parquet format 1.0 that columns without nulls need: one plain data page per
/// column chunk. <https://parquet.apache.org/docs/file-format/>
final class ParquetFile {

    static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

    private static final int FORMAT_VERSION = 1;
    private static final String CREATED_BY = "credence version 1";

    private ParquetFile() {}

    static Type typeOf(Column.Kind kind) {
        return switch (kind) {
            case INT64 -> Type.INT64;
            case FLOAT64 -> Type.DOUBLE;
            case TEXT -> Type.BYTE_ARRAY;
        };
    }

    /// Writes one chunk at `position`, adds it to `group`, and returns its length.
    static long writeChunk(
            OutputStream out, RowGroup group, ColumnPage values, long position, int rows)
            throws IOException {
        Column column = values.column();
        int bytes = values.length(rows);
        PageHeader page = new PageHeader(PageType.DATA_PAGE, bytes, bytes);
        page.setData_page_header(
                new DataPageHeader(rows, Encoding.PLAIN, Encoding.RLE, Encoding.RLE));
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        Util.writePageHeader(page, header);
        header.writeTo(out);
        out.write(values.bytes(), 0, bytes);
        long length = header.size() + (long) bytes;
        ColumnChunk chunk = new ColumnChunk(position);
        chunk.setMeta_data(
                new ColumnMetaData(
                        typeOf(column.kind()),
                        List.of(Encoding.PLAIN, Encoding.RLE),
                        List.of(column.name()),
                        CompressionCodec.UNCOMPRESSED,
                        rows,
                        length,
                        length,
                        position));
        group.addToColumns(chunk);
        group.setTotal_byte_size(group.getTotal_byte_size() + length);
        return length;
    }

    static void writeFooter(
            OutputStream out,
            List<Column> columns,
            List<RowGroup> groups,
            long rows,
            Map<String, String> metadata)
            throws IOException {
        FileMetaData file = new FileMetaData(FORMAT_VERSION, schema(columns), rows, groups);
        file.setCreated_by(CREATED_BY);
        List<KeyValue> words = new ArrayList<>();
        new TreeMap<>(metadata)
                .forEach((key, value) -> words.add(new KeyValue(key).setValue(value)));
        file.setKey_value_metadata(words);
        ByteArrayOutputStream footer = new ByteArrayOutputStream();
        Util.writeFileMetaData(file, footer);
        footer.writeTo(out);
        out.write(
                ByteBuffer.allocate(Integer.BYTES)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt(footer.size())
                        .array());
        out.write(MAGIC);
    }

    private static List<SchemaElement> schema(List<Column> columns) {
        List<SchemaElement> schema = new ArrayList<>();
        SchemaElement root = new SchemaElement("rows");
        root.setNum_children(columns.size());
        schema.add(root);
        for (Column column : columns) {
            SchemaElement element = new SchemaElement(column.name());
            element.setType(typeOf(column.kind()));
            element.setRepetition_type(FieldRepetitionType.REQUIRED);
            if (column.kind() == Column.Kind.TEXT) {
                element.setConverted_type(ConvertedType.UTF8);
            }
            schema.add(element);
        }
        return schema;
    }
}
