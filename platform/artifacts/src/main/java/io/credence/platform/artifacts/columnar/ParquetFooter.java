package io.credence.platform.artifacts.columnar;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.KeyValue;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Type;
import org.apache.parquet.format.Util;
import org.jspecify.annotations.Nullable;

/// A Parquet footer as far as this package reads it; anything else is refused here.
record ParquetFooter(
        List<Column> columns, List<Group> groups, long rows, Map<String, String> metadata) {

    /// One row group, and where each column's bytes lie.
    record Group(int rows, List<Chunk> chunks) {}

    record Chunk(long start, long length) {}

    static ParquetFooter parse(byte[] bytes) throws IOException {
        FileMetaData file = Util.readFileMetaData(new ByteArrayInputStream(bytes));
        List<SchemaElement> schema = present(file.getSchema(), "schema");
        List<Column> columns = new ArrayList<>();
        for (SchemaElement element : schema.subList(1, schema.size())) {
            columns.add(column(element));
        }
        List<Group> groups = new ArrayList<>();
        for (RowGroup group : present(file.getRow_groups(), "row groups")) {
            groups.add(group(group));
        }
        return new ParquetFooter(
                List.copyOf(columns), List.copyOf(groups), file.getNum_rows(), metadata(file));
    }

    private static Column column(SchemaElement element) throws IOException {
        String name = present(element.getName(), "column name");
        if (element.getRepetition_type() != FieldRepetitionType.REQUIRED) {
            throw new IOException("column " + name + " may be null");
        }
        if (element.getType() == Type.INT64) {
            return Column.int64(name);
        }
        if (element.getType() == Type.DOUBLE) {
            return Column.float64(name);
        }
        if (element.getType() == Type.BYTE_ARRAY
                && element.getConverted_type() == ConvertedType.UTF8) {
            return Column.text(name);
        }
        throw new IOException("column " + name + " is " + element.getType());
    }

    private static Group group(RowGroup group) throws IOException {
        List<Chunk> chunks = new ArrayList<>();
        for (ColumnChunk column : present(group.getColumns(), "columns")) {
            ColumnMetaData chunk = present(column.getMeta_data(), "column metadata");
            if (chunk.getCodec() != CompressionCodec.UNCOMPRESSED) {
                throw new IOException("compressed by " + chunk.getCodec());
            }
            chunks.add(new Chunk(chunk.getData_page_offset(), chunk.getTotal_compressed_size()));
        }
        return new Group(Math.toIntExact(group.getNum_rows()), List.copyOf(chunks));
    }

    private static Map<String, String> metadata(FileMetaData file) throws IOException {
        Map<String, String> words = new TreeMap<>();
        List<KeyValue> pairs = file.getKey_value_metadata();
        if (pairs != null) {
            for (KeyValue pair : pairs) {
                words.put(present(pair.getKey(), "key"), present(pair.getValue(), "value"));
            }
        }
        return words;
    }

    static <T> T present(@Nullable T value, String what) throws IOException {
        if (value == null) {
            throw new IOException("Parquet file has no " + what);
        }
        return value;
    }
}
