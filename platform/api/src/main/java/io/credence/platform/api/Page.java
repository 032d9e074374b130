package io.credence.platform.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Part of a list. `nextPageToken` is opaque, and null on the last page.
public record Page<T>(List<T> items, @Nullable String nextPageToken) {

    public Page {
        items = List.copyOf(items);
    }
}
