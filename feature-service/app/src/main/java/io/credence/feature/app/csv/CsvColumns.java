package io.credence.feature.app.csv;

import java.util.List;
import java.util.Map;

/// The columns a kind of file has, and the other names they go by.
record CsvColumns(List<String> names, Map<String, String> aliases) {

    int indexOf(String name) {
        return names.indexOf(aliases.getOrDefault(name, name));
    }

    @Override
    public String toString() {
        return String.join(",", names);
    }
}
