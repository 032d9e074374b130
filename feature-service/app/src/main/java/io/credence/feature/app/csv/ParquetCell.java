package io.credence.feature.app.csv;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/// One column of Parquet rows, as number or as text.
record ParquetCell(int field, PrimitiveTypeName type, @Nullable LogicalTypeAnnotation meaning) {

    static ParquetCell of(Type field, int index) {
        if (!field.isPrimitive() || field.isRepetition(Type.Repetition.REPEATED)) {
            throw Refusals.file("must have plain columns; " + field.getName() + " is nested");
        }
        PrimitiveType type = field.asPrimitiveType();
        return switch (type.getPrimitiveTypeName()) {
            case INT32, INT64, FLOAT, DOUBLE, BINARY, BOOLEAN ->
                    new ParquetCell(
                            index, type.getPrimitiveTypeName(), type.getLogicalTypeAnnotation());
            case INT96, FIXED_LEN_BYTE_ARRAY ->
                    throw Refusals.file(
                            "must have times, numbers and words in column "
                                    + field.getName()
                                    + ", has "
                                    + type.getPrimitiveTypeName().name().toLowerCase(Locale.ROOT));
        };
    }

    boolean isNull(Group row) {
        return row.getFieldRepetitionCount(field) == 0;
    }

    double number(Group row) {
        return switch (type) {
            case DOUBLE -> row.getDouble(field, 0);
            // Through text: 0.1 as a float means 0.1.
            case FLOAT -> Double.parseDouble(Float.toString(row.getFloat(field, 0)));
            case INT64 -> row.getLong(field, 0) / unit();
            case INT32 -> row.getInteger(field, 0) / unit();
            case BINARY -> Decimal.parse(row.getString(field, 0));
            case BOOLEAN, INT96, FIXED_LEN_BYTE_ARRAY -> Double.NaN;
        };
    }

    private double unit() {
        return meaning instanceof DecimalLogicalTypeAnnotation decimal
                ? StrictMath.pow(10.0, decimal.getScale())
                : 1.0;
    }

    /// For [TimeText]: what has a unit, in milliseconds.
    String text(Group row) {
        return switch (type) {
            case INT64 -> epoch(row.getLong(field, 0));
            case INT32 ->
                    meaning instanceof DateLogicalTypeAnnotation
                            ? LocalDate.ofEpochDay(row.getInteger(field, 0)).toString()
                            : Integer.toString(row.getInteger(field, 0));
            case DOUBLE, FLOAT -> Long.toString(Math.round(number(row)));
            case BINARY -> row.getString(field, 0);
            case BOOLEAN -> Boolean.toString(row.getBoolean(field, 0));
            case INT96, FIXED_LEN_BYTE_ARRAY -> "";
        };
    }

    private String epoch(long value) {
        if (!(meaning instanceof TimestampLogicalTypeAnnotation stamp)) {
            return Long.toString(value);
        }
        long millis =
                switch (stamp.getUnit()) {
                    case MILLIS -> value;
                    case MICROS -> Math.floorDiv(value, 1_000L);
                    case NANOS -> Math.floorDiv(value, 1_000_000L);
                };
        return Instant.ofEpochMilli(millis).toString();
    }
}
