package io.credence.feature.api;

/// What a row is labelled with. All look ahead on purpose, by a number of bars of the row's own
/// segment.
public sealed interface LabelSpec
        permits BarrierSpec,
                VolatilityBarrierSpec,
                ForwardReturnSpec,
                DirectionSpec,
                RealisedVolatilitySpec,
                VolumeSpec,
                RegimeSpec {

    int MOST_BARS = 10_000;

    /// Bars before a row that its label is measured by; so many before the first row make the
    /// labels those of any other range.
    default int lookbackBars() {
        return 0;
    }

    static void requireBars(String field, int bars, int least) {
        if (bars < least || bars > MOST_BARS) {
            throw new IllegalArgumentException(
                    "%s must be in %d..%d, was %d".formatted(field, least, MOST_BARS, bars));
        }
    }

    static void requireWithin(String field, double value, double above, double below) {
        if (!(value > above && value < below)) {
            throw new IllegalArgumentException(
                    "%s must be in (%s, %s), was %s".formatted(field, above, below, value));
        }
    }
}
