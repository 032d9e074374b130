package io.credence.strategy.engine.risk;

import io.credence.strategy.api.RiskState;
import java.util.List;

/// What the risk monitor remembers.
///
/// @param peak highest marked equity since the start or the last reset, starting equity included
/// @param breaches bars in a row on which a limit was broken
public record RiskMonitorState(
        RiskState state,
        double peak,
        double equity,
        int breaches,
        double sumOfSquares,
        List<EquitySample> samples) {

    public RiskMonitorState {
        samples = List.copyOf(samples);
    }

    public static RiskMonitorState starting(double equity) {
        return new RiskMonitorState(RiskState.ACTIVE, equity, equity, 0, 0.0, List.of());
    }
}
