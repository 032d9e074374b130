package io.credence.feature.app.domain.observation;

import io.credence.feature.api.Interval;
import io.credence.feature.kernels.bars.BarColumns;
import io.credence.feature.kernels.inputs.InputName;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// Observations, in the order in which they become known, to columns beside bars: every bar sees
/// what is known when it closes, and nothing later.
final class AsOfJoin implements ObservationJoin {

    private static final long NONE = Long.MIN_VALUE;

    private final BarColumns bars;
    private final long barMs;
    private final Map<InputName, Column> columns = new EnumMap<>(InputName.class);
    private int next;

    AsOfJoin(Collection<InputName> names, BarColumns bars, Interval interval) {
        this.bars = bars;
        this.barMs = interval.millis();
        for (InputName name : names) {
            columns.put(name, new Column(name, interval, bars.size()));
        }
    }

    @Override
    public void add(Observation observation) {
        closeBarsBefore(observation.knownMs());
        Column column = columns.get(observation.name());
        if (column != null) {
            column.add(observation);
        }
    }

    @Override
    public Map<String, double[]> finish() {
        closeBarsBefore(Long.MAX_VALUE);
        Map<String, double[]> byName = new TreeMap<>();
        columns.forEach((name, column) -> byName.put(name.key(), column.values));
        return byName;
    }

    private void closeBarsBefore(long knownMs) {
        while (next < bars.size() && bars.openTimeMs(next) + barMs < knownMs) {
            long openMs = bars.openTimeMs(next);
            for (Column column : columns.values()) {
                column.values[next] = column.at(openMs, openMs + barMs);
            }
            next++;
        }
    }

    private static final class Column {

        private final InputName.Joined joined;
        private final long staleAfterMs;
        private final double[] values;
        private long latestEventMs = NONE;
        private double latest = Double.NaN;
        // Of the bar that is open, and sorted, so that a sum has the same bits every time.
        private final NavigableMap<Long, Double> events = new TreeMap<>();

        Column(InputName name, Interval interval, int bars) {
            joined = name.joined();
            staleAfterMs = name.staleAfterMs(interval);
            values = new double[bars];
            Arrays.fill(values, Double.NaN);
        }

        void add(Observation observation) {
            if (observation.eventMs() >= latestEventMs) {
                latestEventMs = observation.eventMs();
                latest = observation.value();
            }
            if (joined != InputName.Joined.LATEST) {
                events.put(observation.eventMs(), observation.value());
            }
        }

        double at(long openMs, long closeMs) {
            NavigableMap<Long, Double> inside = events.subMap(openMs, true, closeMs, false);
            boolean isStale = latestEventMs == NONE || closeMs - latestEventMs >= staleAfterMs;
            double value =
                    switch (joined) {
                        case LATEST -> isStale ? Double.NaN : latest;
                        case SUM, LARGEST ->
                                inside.isEmpty() && isStale ? Double.NaN : together(inside);
                    };
            events.headMap(closeMs).clear();
            return value;
        }

        private double together(NavigableMap<Long, Double> inside) {
            double together = 0.0;
            for (double value : inside.values()) {
                together =
                        joined == InputName.Joined.SUM
                                ? together + value
                                : Math.max(together, value);
            }
            return together;
        }
    }
}
