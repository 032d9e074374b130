package io.credence.feature.app.csv;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/// The rows of a Parquet file: flat columns, named as those of text files. A file that cannot be
/// read is the caller's mistake, whatever the reader trips over.
final class ParquetTable implements MarketTable, Closeable {

    private final ParquetFileReader file;
    private final MessageType schema;
    // By column, of those which not every file has only the ones that are there.
    private final ParquetCell[] cells;
    private final TimeColumn time;
    private @Nullable RecordReader<Group> records;
    private long left;
    private @Nullable Group row;
    private int rows;

    private ParquetTable(ParquetFileReader file, MessageType schema, ParquetCell[] cells) {
        this.file = file;
        this.schema = schema;
        this.cells = cells;
        this.time = new TimeColumn(this, 0, schema.getFieldName(0).endsWith("_ms"));
    }

    static ParquetTable open(Path path, CsvColumns columns, int maxRows) throws IOException {
        ParquetFileReader file =
                reading(() ->
                        ParquetFileReader.open(
                                new LocalInputFile(path),
                                ParquetReadOptions.builder(new PlainParquetConfiguration())
                                        .build()));
        try {
            if (file.getRecordCount() > maxRows) {
                throw Refusals.tooLarge(
                        "a file may have at most " + maxRows + " rows; send it in parts");
            }
            MessageType all = reading(() -> file.getFileMetaData().getSchema());
            List<Type> fields = fields(all, columns);
            MessageType wanted = new MessageType(all.getName(), fields);
            file.setRequestedSchema(wanted);
            ParquetCell[] cells = new ParquetCell[fields.size()];
            for (int i = 0; i < cells.length; i++) {
                cells[i] = ParquetCell.of(fields.get(i), i);
            }
            return new ParquetTable(file, wanted, cells);
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static List<Type> fields(MessageType schema, CsvColumns columns) {
        Type[] found = new Type[columns.names().size()];
        for (Type field : schema.getFields()) {
            String name = field.getName().strip().toLowerCase(Locale.ROOT).replace(' ', '_');
            int column = columns.indexOf(name);
            if (column == CsvColumns.UNKNOWN) {
                throw Refusals.file(
                        "has a column "
                                + CsvTable.shorten(field.getName())
                                + ", which is not known; the columns are "
                                + columns);
            }
            if (column >= 0
                    && (found[column] == null
                            || columns.rank(column, name)
                                    < columns.rank(
                                            column,
                                            found[column].getName().toLowerCase(Locale.ROOT)))) {
                found[column] = field;
            }
        }
        int missing = Arrays.asList(found).indexOf(null);
        if (missing >= 0 && missing < columns.required()) {
            throw Refusals.file(
                    "must have a column " + columns.own(missing) + "; the columns are " + columns);
        }
        return new ArrayList<>(
                Arrays.asList(found).subList(0, missing < 0 ? found.length : missing));
    }

    @Override
    public boolean next() throws IOException {
        boolean more = reading(this::advance);
        if (!more && rows == 0) {
            throw Refusals.file("must have at least one row");
        }
        rows += more ? 1 : 0;
        return more;
    }

    private boolean advance() throws IOException {
        while (left == 0) {
            PageReadStore group = file.readNextRowGroup();
            if (group == null) {
                return false;
            }
            left = group.getRowCount();
            records =
                    new ColumnIOFactory()
                            .getColumnIO(schema)
                            .getRecordReader(group, new GroupRecordConverter(schema));
        }
        left--;
        row = records == null ? null : records.read();
        return row != null;
    }

    @Override
    public long timeMs() {
        return time.timeMs(cells[0].text(required(0)));
    }

    @Override
    public double number(int column) {
        double value = cells[column].number(required(column));
        if (!Double.isFinite(value)) {
            throw refuse(column, "must be a number, was " + value);
        }
        return value;
    }

    private Group required(int column) {
        Group at = row;
        if (at == null || cells[column].isNull(at)) {
            throw refuse(column, "must not be null");
        }
        return at;
    }

    @Override
    public boolean has(int column) {
        return column < cells.length;
    }

    @Override
    public String name(int column) {
        return schema.getFieldName(column).strip().toLowerCase(Locale.ROOT);
    }

    @Override
    public String field(int column) {
        Group at = row;
        return at == null || cells[column].isNull(at) ? "" : cells[column].text(at);
    }

    @Override
    public boolean isEmpty(int column) {
        return row == null || cells[column].isNull(row);
    }

    @Override
    public long line() {
        return rows;
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public RuntimeException refuse(int column, String rule) {
        return Refusals.row(rows, schema.getFieldName(column), rule);
    }

    @Override
    public RuntimeException conflict(String detail) {
        return Refusals.conflict("row " + rows, detail);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private interface Step<T> {
        T take() throws IOException;
    }

    // A page may claim to be larger than the heap, or use a codec that is not here.
    private static <T> T reading(Step<T> step) {
        try {
            return step.take();
        } catch (IOException | RuntimeException | OutOfMemoryError | LinkageError _) {
            throw Refusals.file("is not readable as Parquet");
        }
    }
}
