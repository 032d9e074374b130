package io.credence.feature.app.domain.observation;

import io.credence.feature.api.InstrumentId;
import io.credence.feature.kernels.inputs.InputName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// Observations of one instrument that count how often they are read.
public final class ObservationsInMemory implements Observations {

    private final List<Observation> all = new ArrayList<>();
    private int reads;

    public void add(Observation observation) {
        all.add(observation);
    }

    public List<Observation> all() {
        return all;
    }

    public int takeReads() {
        int taken = reads;
        reads = 0;
        return taken;
    }

    @Override
    public void replay(
            InstrumentId instrument,
            Collection<InputName> names,
            long atMs,
            long untilMs,
            Visitor visitor) {
        reads++;
        Comparator<Observation> byEvent =
                Comparator.comparingLong(Observation::eventMs)
                        .thenComparingLong(Observation::knownMs);
        for (InputName name : names) {
            all.stream()
                    .filter(each -> each.name() == name && each.knownMs() <= atMs)
                    .max(byEvent)
                    .ifPresent(visitor::visit);
        }
        all.stream()
                .filter(each -> names.contains(each.name()))
                .filter(each -> each.knownMs() > atMs && each.knownMs() <= untilMs)
                .sorted(
                        Comparator.comparingLong(Observation::knownMs)
                                .thenComparingLong(Observation::eventMs))
                .forEach(visitor::visit);
    }

    @Override
    public Set<Long> lateBars(
            InstrumentId instrument,
            Collection<InputName> names,
            long fromMs,
            long untilMs,
            long intervalMs) {
        throw new UnsupportedOperationException("nothing is late here");
    }

    @Override
    public ObservationReport add(
            InstrumentId instrument, ObservationSource source, long receivedMs) {
        throw new UnsupportedOperationException("tests add one by one");
    }

    @Override
    public List<StoredObservation> page(
            ObservationQuery query, ObservationQuery.Key after, int limit) {
        throw new UnsupportedOperationException("tests see them all");
    }
}
