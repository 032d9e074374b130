package io.credence.platform.artifacts.columnar;

/// A named column without nulls; a missing number is NaN in a [Kind#FLOAT64].
public record Column(String name, Kind kind) {

    public enum Kind {
        INT64,
        FLOAT64,
        TEXT
    }

    public Column {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a column needs a name");
        }
    }

    public static Column int64(String name) {
        return new Column(name, Kind.INT64);
    }

    public static Column float64(String name) {
        return new Column(name, Kind.FLOAT64);
    }

    public static Column text(String name) {
        return new Column(name, Kind.TEXT);
    }
}
