package io.credence.feature.app.domain;

import io.credence.feature.api.Bar;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Bars on their way in, in strictly rising time, at least one.
public interface BarSource {

    /// Null after the last.
    @Nullable Bar next() throws IOException;

    /// The line of the last bar, for refusals.
    long line();

    /// Rows read so far, repeated ones included.
    int rows();
}
