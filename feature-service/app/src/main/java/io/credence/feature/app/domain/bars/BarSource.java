package io.credence.feature.app.domain.bars;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Bars on their way in, at least one, in strictly rising or strictly falling time.
public interface BarSource {

    /// Null after the last.
    @Nullable CandidateBar next() throws IOException;

    /// Whether the last bar is there only so that others can be judged by it: it is not stored.
    default boolean isContext() {
        return false;
    }

    /// The line of the last bar, for refusals.
    long line();

    /// Rows read so far, repeated ones included.
    int rows();
}
