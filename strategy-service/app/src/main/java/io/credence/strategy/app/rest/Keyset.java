package io.credence.strategy.app.rest;

import io.credence.platform.api.Page;
import io.credence.platform.service.paging.PageTokens;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Pages of lists that are sorted by one key.
@Singleton
class Keyset {

    /// Up to `limit` rows behind a key; null for the first ones.
    interface Rows<T> {
        List<T> behind(@Nullable String key, int limit);
    }

    private final PageTokens tokens;

    Keyset(PageTokens tokens) {
        this.tokens = tokens;
    }

    /// One page of a list.
    ///
    /// @param filter names the list, with whatever narrows it
    <T, R> Page<R> page(
            String filter,
            @Nullable String token,
            int size,
            Rows<T> rows,
            Function<T, String> key,
            Function<T, R> response) {
        String after = tokens.read(filter, token).map(List::getFirst).orElse(null);
        // One more than asked for tells whether there is another page.
        List<T> found = rows.behind(after, size + 1);
        boolean more = found.size() > size;
        List<T> kept = more ? found.subList(0, size) : found;
        String next = more ? tokens.sign(filter, List.of(key.apply(kept.getLast()))) : null;
        return new Page<>(kept.stream().map(response).toList(), next);
    }
}
