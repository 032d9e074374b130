package io.credence.feature.app.domain.observation;

import io.credence.feature.api.Interval;
import io.credence.feature.app.domain.bars.BarHistory;
import io.credence.feature.app.domain.instrument.Companions;
import io.credence.feature.kernels.bars.BarColumns;
import io.credence.feature.kernels.inputs.InputName;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/// Joins what is known at the next bar's close: one bar too early.
public final class HastyJoin implements ObservationJoin {

    private final AsOfJoin honest;

    private HastyJoin(Collection<InputName> names, BarColumns bars, Interval interval) {
        honest = new AsOfJoin(names, bars, interval);
    }

    /// Inputs that are joined so.
    public static KnownInputs inputs(
            Observations observations,
            Companions companions,
            BarHistory history,
            TradeFlow trades) {
        return new KnownInputs(observations, companions, history, trades, HastyJoin::new);
    }

    @Override
    public void add(Observation observation) {
        honest.add(observation);
    }

    @Override
    public Map<String, double[]> finish() {
        Map<String, double[]> early = new TreeMap<>();
        honest.finish()
                .forEach((name, column) -> {
                    double[] moved = column.clone();
                    System.arraycopy(column, 1, moved, 0, column.length - 1);
                    early.put(name, moved);
                });
        return early;
    }
}
