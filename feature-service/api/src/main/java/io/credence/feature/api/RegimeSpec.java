package io.credence.feature.api;

/// What kind of market follows: 0 falling, 1 ranging, 2 rising. It trends when its net move is at
/// least `trend` of the way it went, Kaufman's efficiency ratio (Smarter Trading, 1995).
public record RegimeSpec(int horizonBars, double trend) implements LabelSpec {

    public RegimeSpec {
        LabelSpec.requireBars("horizonBars", horizonBars, 2);
        LabelSpec.requireWithin("trend", trend, 0.0, 1.0);
    }
}
