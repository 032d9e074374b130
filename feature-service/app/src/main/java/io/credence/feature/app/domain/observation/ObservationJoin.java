package io.credence.feature.app.domain.observation;

import io.credence.feature.api.Interval;
import io.credence.feature.kernels.bars.BarColumns;
import io.credence.feature.kernels.inputs.InputName;
import java.util.Collection;
import java.util.Map;

/// Puts observations beside bars.
interface ObservationJoin {

    /// In the order in which they become known.
    void add(Observation observation);

    /// The columns by name, once everything that is known by the last bar's close was added.
    Map<String, double[]> finish();

    /// Begins a join.
    @FunctionalInterface
    interface Beginning {
        ObservationJoin of(Collection<InputName> names, BarColumns bars, Interval interval);
    }
}
