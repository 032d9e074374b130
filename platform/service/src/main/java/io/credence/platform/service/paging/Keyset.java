package io.credence.platform.service.paging;

import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;

/// A list that is read from any of its rows on.
///
/// @param name tells lists apart, with whatever narrows them, so that a token of one is no token of
///   another
/// @param beginning the key before the first row
/// @param rows reads at most so many rows behind a key
public record Keyset<T>(
        String name,
        List<String> beginning,
        BiFunction<List<String>, Integer, List<T>> rows,
        Function<T, List<String>> key) {

    private static final UUID BELOW_ALL = new UUID(0, 0);
    private static final UUID ABOVE_ALL = new UUID(-1, -1);

    /// Rows behind one of them, by its id.
    @FunctionalInterface
    public interface RowsById<T> {
        List<T> behind(UUID id, int limit);
    }

    /// A list that ascends by id.
    public static <T> Keyset<T> ascending(String name, RowsById<T> rows, Function<T, UUID> id) {
        return byId(name, BELOW_ALL, rows, id);
    }

    /// A list that descends by id, which for time-ordered ids is newest first.
    public static <T> Keyset<T> descending(String name, RowsById<T> rows, Function<T, UUID> id) {
        return byId(name, ABOVE_ALL, rows, id);
    }

    private static <T> Keyset<T> byId(
            String name, UUID beginning, RowsById<T> rows, Function<T, UUID> id) {
        return new Keyset<>(
                name,
                List.of(beginning.toString()),
                (key, limit) -> rows.behind(UUID.fromString(key.getFirst()), limit),
                row -> List.of(id.apply(row).toString()));
    }
}
