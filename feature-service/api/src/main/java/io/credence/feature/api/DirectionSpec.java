package io.credence.feature.api;

/// Where the close is after some bars: 0 lower, 1 within the dead zone, 2 higher.
///
/// @param deadZone the least move that counts, as a fraction of the row's close; 0 for none
public record DirectionSpec(int horizonBars, double deadZone) implements LabelSpec {

    public DirectionSpec {
        LabelSpec.requireBars("horizonBars", horizonBars, 1);
        if (!(deadZone >= 0.0 && deadZone < 1.0)) {
            throw new IllegalArgumentException("deadZone must be in [0, 1), was " + deadZone);
        }
    }
}
