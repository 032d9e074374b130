package io.credence.feature.api;

/// The logarithm of the mean volume of the next bars over that of the last ones, the row's own
/// included. Without volume on either side there is no label.
public record VolumeSpec(int horizonBars, int lookbackBars) implements LabelSpec {

    public VolumeSpec {
        LabelSpec.requireBars("horizonBars", horizonBars, 1);
        LabelSpec.requireBars("lookbackBars", lookbackBars, 1);
    }
}
