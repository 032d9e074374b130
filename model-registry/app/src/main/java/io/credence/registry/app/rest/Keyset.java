package io.credence.registry.app.rest;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/// A list that is read from any of its rows on.
///
/// @param name tells lists apart, so that a token of one is no token of another
/// @param beginning the key before the first row
/// @param rows reads at most so many rows behind a key
record Keyset<T>(
        String name,
        List<String> beginning,
        BiFunction<List<String>, Integer, List<T>> rows,
        Function<T, List<String>> key) {}
