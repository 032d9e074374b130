package io.credence.feature.app.domain.observation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Observations of a request.
public final class ObservationList implements ObservationSource {

    private final List<Observation> observations;
    private final String field;
    private int next;

    /// @param field that holds them
    public ObservationList(String field, List<Observation> observations) {
        this.observations = List.copyOf(observations);
        this.field = field;
    }

    @Override
    public @Nullable Observation next() {
        return next < observations.size() ? observations.get(next++) : null;
    }

    @Override
    public long line() {
        return next - 1L;
    }

    @Override
    public String place(long line) {
        return field + "[" + line + "]";
    }
}
