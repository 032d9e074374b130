package io.credence.feature.app.domain.observation;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Observations on their way in, in any order, at least one.
public interface ObservationSource {

    /// Null after the last.
    @Nullable Observation next() throws IOException;

    /// The number of the last one, by which [#place] finds it.
    long line();

    /// What a refusal calls the one with this number.
    String place(long line);
}
