package io.credence.feature.app.client;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// An exchange's no in words, where its status says yes.
final class Refusal extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient @Nullable Duration after;

    /// For good.
    Refusal(String why) {
        super(why);
        this.after = null;
    }

    /// For so long.
    Refusal(String why, Duration after) {
        super(why);
        this.after = after;
    }

    @Nullable Duration after() {
        return after;
    }
}
