package io.credence.feature.app.csv;

import java.util.List;
import java.util.Set;

/// The columns a kind of file has, the names they go by, and what exchanges write beside them.
///
/// @param names of each column, its own first; of two that a file has, the earlier counts
/// @param beside names of columns that are left out
/// @param required so many of the columns, the first ones, every file has
record CsvColumns(List<List<String>> names, Set<String> beside, int required) {

    static final int UNKNOWN = -1;
    static final int BESIDE = -2;

    /// Every file has all of them.
    CsvColumns(List<List<String>> names, Set<String> beside) {
        this(names, beside, names.size());
    }

    int indexOf(String name) {
        for (int column = 0; column < names.size(); column++) {
            if (names.get(column).contains(name)) {
                return column;
            }
        }
        return beside.contains(name) ? BESIDE : UNKNOWN;
    }

    /// The lower, the better.
    int rank(int column, String name) {
        return names.get(column).indexOf(name);
    }

    String own(int column) {
        return names.get(column).getFirst();
    }

    @Override
    public String toString() {
        return String.join(",", names.stream().map(List::getFirst).toList());
    }
}
