package io.credence.platform.service.paging;

import io.credence.platform.api.ProblemException;
import org.jspecify.annotations.Nullable;

/// The query parameter `page_size`.
public final class PageSize {

    public static final int DEFAULT = 100;
    public static final int MAX = 500;

    private PageSize() {}

    /// The default for `null`; 400 that names `page_size` outside 1..500.
    public static int of(@Nullable Integer requested) {
        if (requested == null) {
            return DEFAULT;
        }
        if (requested < 1 || requested > MAX) {
            throw ProblemException.invalid("page_size", "must be between 1 and " + MAX);
        }
        return requested;
    }
}
