package io.credence.feature.app.csv;

import java.io.IOException;

/// Rows of market data, whatever the file's kind: the first column is the time, the others are
/// numbers or words.
interface MarketTable {

    /// Moves to the next row; false after the last. A table without rows is refused.
    boolean next() throws IOException;

    long timeMs();

    double number(int column);

    /// Whether the file has the column.
    boolean has(int column);

    /// The name under which the file has the column.
    String name(int column);

    /// A column that it has, as text; empty where there is nothing.
    String field(int column);

    boolean isEmpty(int column);

    /// The row, as refusals name it.
    long line();

    int rows();

    RuntimeException refuse(int column, String rule);

    /// The row says otherwise than one before.
    RuntimeException conflict(String detail);
}
