package io.credence.feature.app.domain.observation;

import io.credence.feature.api.InstrumentId;
import io.credence.feature.kernels.inputs.InputName;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/// What the current tenant has seen beside its bars.
public interface Observations {

    /// Stores what is new, inside the caller's transaction, which holds the instrument's lock.
    /// Series whose stored bars would have known it count as changed.
    ObservationReport add(InstrumentId instrument, ObservationSource source, long receivedMs)
            throws IOException;

    /// By name, event and known time.
    List<StoredObservation> page(ObservationQuery query, ObservationQuery.Key after, int limit);

    /// Bars at whose close something of `names` was newly known that had come too late for them, by
    /// how many intervals after `fromMs` they open.
    ///
    /// @param fromMs the first bar's opening
    /// @param untilMs the last bar's close
    Set<Long> lateBars(
            InstrumentId instrument,
            Collection<InputName> names,
            long fromMs,
            long untilMs,
            long intervalMs);

    /// Takes observations one by one.
    @FunctionalInterface
    interface Visitor {
        void visit(Observation observation);
    }

    /// The latest event of each name that is known at `atMs`, as it is known then, and after them
    /// all that becomes known until `untilMs`, in the order in which it does.
    void replay(
            InstrumentId instrument,
            Collection<InputName> names,
            long atMs,
            long untilMs,
            Visitor visitor);
}
