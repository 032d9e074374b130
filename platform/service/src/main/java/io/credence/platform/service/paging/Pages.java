package io.credence.platform.service.paging;

import io.credence.platform.api.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Cuts lists into pages.
@ApplicationScoped
public class Pages {

    private final PageTokens tokens;

    Pages(PageTokens tokens) {
        this.tokens = tokens;
    }

    public <T, R> Page<R> page(
            Keyset<T> list,
            @Nullable Integer pageSize,
            @Nullable String pageToken,
            Function<T, R> response) {
        int size = PageSize.of(pageSize);
        List<String> after = tokens.read(list.name(), pageToken).orElse(list.beginning());
        // One row more than asked for tells whether there is a next page.
        List<T> rows = list.rows().apply(after, size + 1);
        List<T> shown = rows.subList(0, Math.min(size, rows.size()));
        String next =
                rows.size() > size
                        ? tokens.sign(list.name(), list.key().apply(shown.getLast()))
                        : null;
        return new Page<>(shown.stream().map(response).toList(), next);
    }
}
